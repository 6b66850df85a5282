package io.tenantry.simulation;

import io.tenantry.booking.availability.Offer;
import io.tenantry.booking.availability.Stock;
import io.tenantry.booking.booking.Booking;
import io.tenantry.booking.booking.BookingStatus;
import io.tenantry.booking.booking.CancelReason;
import io.tenantry.payment.payment.PaymentStatus;
import io.tenantry.simulation.booking.BookingStore;
import io.tenantry.simulation.payment.Ledger;
import io.tenantry.simulation.payment.PaymentRow;
import io.tenantry.simulation.payment.PaymentStore;
import io.tenantry.simulation.provider.Intent;
import io.tenantry.simulation.provider.Provider;
import io.tenantry.simulation.rent.RentService;
import io.tenantry.simulation.world.Broken;
import io.tenantry.simulation.world.Invariant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Looks whether the invariants hold: some after every step, the others when all is over. */
final class Checks {
  private final BookingStore bookings;
  private final PaymentStore payments;
  private final RentService rent;
  private final Provider provider;
  private final Map<UUID, Integer> unitsBefore = new HashMap<>();
  private int bookingsSeen = -1;
  private int paymentsSeen = -1;
  private int booked;

  Checks(BookingStore bookings, PaymentStore payments, RentService rent, Provider provider) {
    this.bookings = bookings;
    this.payments = payments;
    this.rent = rent;
    this.provider = provider;
  }

  /** Checks the invariants that always hold; looks only at changes. */
  void always() {
    if (bookings.versions().size() != bookingsSeen) {
      bookings.versions().subList(Math.max(bookingsSeen, 0), bookings.versions().size()).stream()
          .forEach(Checks::endsRightly);
      bookingsSeen = bookings.versions().size();
      bookings.offers().forEach(this::isNotOversold);
      must(
          bookings.holds() == bookings.bookings().size(),
          Invariant.ONE_WISH_ONE_HOLD,
          () -> "%d wishes, %d holds".formatted(bookings.holds(), bookings.bookings().size()));
    }
    if (payments.revision() != paymentsSeen) {
      paymentsSeen = payments.revision();
      isCapturedOnce();
    }
    sumsToZero();
  }

  /** Checks the invariants that hold when nothing is left to do. */
  void finallyAll() {
    bookings.offers().forEach(this::isNotOversold);
    nothingIsStuck();
    Map<UUID, Integer> intents = new HashMap<>();
    for (Intent intent : provider.intents()) {
      if (intent.held() || intent.givenBack()) {
        hasAHome(intent);
        must(
            intents.merge(intent.payment(), 1, Integer::sum) == 1,
            Invariant.MONEY_HAS_A_HOME,
            () -> "One payment took money twice");
      }
    }
    bookings.bookings().forEach(this::isPaid);
    long moved = provider.transfers().stream().mapToLong(Provider.Transfer::minorUnits).sum();
    long said = payments.ledger().balance(Ledger.Account.PROVIDER);
    must(
        moved == said,
        Invariant.LEDGER_IS_TRUE,
        () -> "The provider holds %d, the ledger says %d".formatted(moved, said));
  }

  private void isNotOversold(Offer offer) {
    Stock stock = offer.stock();
    int units =
        bookings.bookings().stream()
            .filter(booking -> booking.listingId().equals(offer.listingId()))
            .filter(booking -> booking.course().status().holdsUnits())
            .mapToInt(Booking::quantity)
            .sum();
    int before = Optional.ofNullable(unitsBefore.put(offer.listingId(), units)).orElse(0);
    must(
        units <= before || units <= stock.initial(),
        Invariant.SOLD_WITHIN_STOCK,
        () -> "%d units are taken of %d".formatted(units, stock.initial()));
    must(
        units == stock.taken(),
        Invariant.UNITS_ADD_UP,
        () -> "%d units are taken, the stock says %d".formatted(units, stock.taken()));
  }

  private static void endsRightly(Booking booking) {
    boolean expired =
        booking.course().cancelReason().filter(CancelReason.EXPIRED::equals).isPresent();
    must(
        !expired || booking.course().confirmedAt().isEmpty(),
        Invariant.PAID_HOLDS_DO_NOT_EXPIRE,
        () -> "A confirmed booking expired");
  }

  private void isCapturedOnce() {
    Set<UUID> settled = new HashSet<>();
    for (PaymentRow payment : payments.payments()) {
      must(
          !payment.settles() || settled.add(payment.payableId()),
          Invariant.CAPTURED_ONCE,
          () -> "Two payments settle one payable");
    }
  }

  private void sumsToZero() {
    List<Ledger.Transaction> transactions = payments.ledger().transactions();
    for (; booked < transactions.size(); booked++) {
      must(
          transactions.get(booked).sum() == 0,
          Invariant.LEDGER_SUMS_TO_ZERO,
          () -> "%s".formatted(transactions.get(booked)));
    }
  }

  private void nothingIsStuck() {
    must(
        payments.unfinished().isEmpty(),
        Invariant.NOTHING_IS_STUCK,
        () -> "Unfinished: %s".formatted(payments.unfinished()));
    payments
        .payments()
        .forEach(
            payment ->
                must(
                    !payment.status().undecided() && !payment.pageOpen(),
                    Invariant.NOTHING_IS_STUCK,
                    () -> "A payment stays %s".formatted(payment.status())));
    bookings
        .bookings()
        .forEach(
            booking ->
                must(
                    booking.course().status() != BookingStatus.PENDING,
                    Invariant.NOTHING_IS_STUCK,
                    () -> "A booking stays PENDING"));
  }

  private void hasAHome(Intent intent) {
    PaymentRow payment =
        payments.payments().stream()
            .filter(row -> row.id().equals(intent.payment()))
            .findFirst()
            .orElseThrow();
    boolean home =
        intent.givenBack()
            ? payment.status() == PaymentStatus.REFUNDED
            : payment.settles() && (payment.ofBooking() ? books(payment) : pays(payment));
    must(
        home,
        Invariant.MONEY_HAS_A_HOME,
        () ->
            "Money that is %s belongs to a payment that is %s%s"
                .formatted(
                    intent.givenBack() ? "back" : "taken",
                    payment.status(),
                    payment.surplus() ? ", surplus" : ""));
  }

  private boolean books(PaymentRow payment) {
    return bookings.bookings().stream()
        .filter(booking -> booking.id().equals(payment.payableId()))
        .map(Booking::course)
        .anyMatch(
            course ->
                course.status() == BookingStatus.CONFIRMED
                    && course.paymentId().filter(payment.id()::equals).isPresent());
  }

  private boolean pays(PaymentRow payment) {
    return rent.invoice(payment.payableId())
        .flatMap(RentService.Invoice::paidBy)
        .filter(payment.id()::equals)
        .isPresent();
  }

  /** A booking stands as long as its money does. */
  private void isPaid(Booking booking) {
    boolean paid =
        booking
            .course()
            .paymentId()
            .flatMap(
                id -> payments.payments().stream().filter(row -> row.id().equals(id)).findFirst())
            .filter(PaymentRow::settles)
            .isPresent();
    must(
        booking.course().status() != BookingStatus.CONFIRMED || paid,
        Invariant.MONEY_HAS_A_HOME,
        () -> "A booking is confirmed without money");
  }

  private static void must(boolean holds, Invariant invariant, Supplier<String> seen) {
    if (!holds) {
      throw new Broken(invariant, seen.get());
    }
  }
}
