package io.tenantry.simulation.booking;

import io.tenantry.booking.availability.Offer;
import io.tenantry.booking.availability.Stock;
import io.tenantry.booking.booking.Booking;
import io.tenantry.booking.booking.BookingStatus;
import io.tenantry.booking.booking.CancelReason;
import io.tenantry.booking.booking.Change;
import io.tenantry.booking.booking.Ending;
import io.tenantry.booking.booking.Settlement;
import io.tenantry.contracts.payment.PaymentRefunded;
import io.tenantry.contracts.payment.PaymentSucceeded;
import io.tenantry.simulation.broker.Broker;
import io.tenantry.simulation.broker.Inbox;
import io.tenantry.simulation.world.Bug;
import io.tenantry.simulation.world.Loop;
import io.tenantry.simulation.world.Node;
import io.tenantry.simulation.world.World;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * The booking service. It reads rows, lets production decide ({@link Settlement}, {@link Ending},
 * {@link io.tenantry.booking.booking.Judgement}) and writes what was decided.
 */
public final class BookingService {
  private static final String BOOKING = "booking";
  private final Node node;
  private final World world;
  private final BookingStore store;
  private final Optional<Bug> bug;
  private final Rounds rounds;
  private final Loop sweep;

  /** A service without listings. */
  public BookingService(World world, Broker broker, Optional<Bug> bug) {
    this.world = world;
    this.node = new Node(world, BOOKING);
    this.bug = bug;
    this.store = new BookingStore(node, broker, has(Bug.TOLD_AFTER_COMMIT));
    this.sweep = new Loop(node, this::sweep);
    this.rounds = new Rounds(node, store, bug, sweep);
    node.whenUp(sweep::again);
    broker.subscribe(
        "payment.events", new Inbox(node, this::heard, has(Bug.ACKNOWLEDGED_BEFORE_COMMIT)));
  }

  /** Its process. */
  public Node node() {
    return node;
  }

  /** Its database. */
  public BookingStore store() {
    return store;
  }

  /** Returns the entry point for holds. */
  public Rounds rounds() {
    return rounds;
  }

  /** A landlord offers units. */
  public void offer(Offer offer) {
    store.keep(offer);
  }

  /** A landlord offers another number of units. */
  public void resize(UUID listing, int quantity) {
    node.later(
        1,
        () -> {
          node.note("resizes to " + quantity);
          Stock stock = store.offer(listing).stock().resized(quantity);
          node.commit(() -> store.keep(listing, stock));
        });
  }

  /** Somebody cancels: the booking is read, then locked and decided. */
  public void cancel(UUID person, UUID id) {
    node.later(
        1,
        () -> {
          CancelReason reason = CancelReason.by(person, store.booking(id));
          node.later(
              world.chance().upTo(50),
              () -> {
                node.note("is asked to cancel");
                end(id, stock -> Ending.wished(store.booking(id), stock, reason, world.now()));
              });
        });
  }

  /** Reads the expired holds, then locks and ends each on its own. */
  private void sweep() {
    List<Booking> due =
        store.bookings().stream()
            .filter(booking -> booking.course().status() == BookingStatus.PENDING)
            .filter(booking -> !world.now().isBefore(booking.expiresAt()))
            .toList();
    due.forEach(booking -> node.later(world.chance().upTo(2_000), () -> expire(booking)));
    store.bookings().stream()
        .filter(booking -> booking.course().status() == BookingStatus.PENDING)
        .mapToLong(booking -> booking.expiresAt().toEpochMilli() - world.now().toEpochMilli())
        .map(left -> Math.max(left, 1_000))
        .min()
        .ifPresent(sweep::wake);
  }

  private void expire(Booking seen) {
    node.note("expires a hold");
    boolean careless = has(Bug.EXPIRY_IGNORES_STATUS);
    end(
        seen.id(),
        stock ->
            careless
                ? Ending.wished(store.booking(seen.id()), stock, CancelReason.EXPIRED, world.now())
                : Ending.due(store.booking(seen.id()), stock, world.now()));
  }

  private void end(UUID id, Function<Stock, Optional<Change>> decision) {
    UUID listing = store.booking(id).listingId();
    decision
        .apply(store.offer(listing).stock())
        .ifPresent(change -> node.commit(() -> write(change)));
  }

  private Runnable heard(SpecificRecord event) {
    Optional<Change> change =
        switch (event) {
          case PaymentSucceeded paid when paid.getPayableType().equals(BOOKING) -> paid(paid);
          case PaymentRefunded back when back.getPayableType().equals(BOOKING) -> refunded(back);
          default -> Optional.empty();
        };
    return () -> change.ifPresent(this::write);
  }

  private Optional<Change> paid(PaymentSucceeded payment) {
    Booking booking = store.booking(payment.getPayableId());
    Stock stock = store.offer(booking.listingId()).stock();
    Optional<Change> change = Settlement.paid(booking, stock, payment, world.now());
    return has(Bug.LATE_MONEY_TAKES_NO_UNITS)
        ? change.map(made -> new Change(made.booking(), Optional.empty(), made.told()))
        : change;
  }

  private Optional<Change> refunded(PaymentRefunded refund) {
    Booking booking = store.booking(refund.getPayableId());
    boolean stands = booking.course().status() == BookingStatus.CONFIRMED;
    return stands && has(Bug.MONEY_GONE_BOOKING_STANDS)
        ? Optional.empty()
        : Settlement.refunded(
            booking, store.offer(booking.listingId()).stock(), refund, world.now());
  }

  private void write(Change change) {
    Booking booking = change.booking();
    node.note("booking is " + booking.course().status());
    store.keep(booking);
    change.stock().ifPresent(stock -> store.keep(booking.listingId(), stock));
    change.told().forEach(event -> store.tell(booking.id(), event));
  }

  private boolean has(Bug planted) {
    return bug.filter(planted::equals).isPresent();
  }
}
