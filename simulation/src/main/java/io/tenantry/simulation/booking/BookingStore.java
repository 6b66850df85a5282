package io.tenantry.simulation.booking;

import io.tenantry.booking.availability.Offer;
import io.tenantry.booking.availability.Stock;
import io.tenantry.booking.booking.Booking;
import io.tenantry.booking.booking.BookingStatus;
import io.tenantry.platform.idempotency.Idempotency.Attempt;
import io.tenantry.simulation.broker.Broker;
import io.tenantry.simulation.world.Node;
import io.tenantry.simulation.world.Trail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** Booking's database: what is committed outlives every crash. */
public final class BookingStore {
  static final String TOPIC = "booking.events";
  private final Map<UUID, Booking> bookings = new LinkedHashMap<>();
  private final Map<UUID, Offer> offers = new LinkedHashMap<>();
  private final Map<Attempt, UUID> answers = new LinkedHashMap<>();
  private final List<Booking> versions = new ArrayList<>();
  private final Trail<BookingStatus> trail = new Trail<>(BookingStatus.class);
  private final Outbox outbox;

  /** Sink of events, once they are committed. */
  interface Outbox {
    void add(String topic, UUID key, SpecificRecord event);
  }

  BookingStore(Node node, Broker broker, boolean sendsItself) {
    this.outbox =
        sendsItself
            ? (topic, key, event) -> node.later(1, () -> broker.committed(topic, key, event))
            : broker::committed;
  }

  /** All bookings. */
  public Collection<Booking> bookings() {
    return bookings.values();
  }

  /** All listings. */
  public Collection<Offer> offers() {
    return offers.values();
  }

  /** Every state that a booking was committed in. */
  public List<Booking> versions() {
    return versions;
  }

  /** The way bookings went. */
  public Trail<BookingStatus> trail() {
    return trail;
  }

  /** Returns the number of requests answered with a hold. */
  public int holds() {
    return answers.size();
  }

  Booking booking(UUID id) {
    return bookings.get(id);
  }

  Offer offer(UUID listing) {
    return offers.get(listing);
  }

  Map<Attempt, UUID> answers() {
    return answers;
  }

  void keep(Booking booking) {
    var before = Optional.ofNullable(bookings.put(booking.id(), booking));
    trail.add(before.map(known -> known.course().status()), booking.course().status());
    versions.add(booking);
  }

  void keep(Offer offer) {
    offers.put(offer.listingId(), offer);
  }

  void keep(UUID listing, Stock stock) {
    keep(offer(listing, stock));
  }

  /** Returns the offer of a listing with another stock. */
  Offer offer(UUID listing, Stock stock) {
    Offer offer = offer(listing);
    return new Offer(
        listing,
        offer.organizationId(),
        offer.propertyId(),
        offer.title(),
        offer.published(),
        offer.rent(),
        offer.deposit(),
        offer.availableFrom(),
        offer.listingVersion(),
        offer.location(),
        stock);
  }

  void tell(UUID key, SpecificRecord event) {
    outbox.add(TOPIC, key, event);
  }
}
