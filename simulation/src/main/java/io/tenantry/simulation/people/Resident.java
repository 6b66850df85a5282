package io.tenantry.simulation.people;

import io.tenantry.booking.availability.Offer;
import io.tenantry.booking.booking.Booking;
import io.tenantry.booking.booking.BookingWish;
import io.tenantry.platform.idempotency.Idempotency.Attempt;
import io.tenantry.simulation.booking.BookingService;
import io.tenantry.simulation.payment.Initiations.Answer;
import io.tenantry.simulation.payment.PaymentService;
import io.tenantry.simulation.provider.Provider;
import io.tenantry.simulation.world.World;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Somebody who books, pays in time or late or never, and cancels. */
final class Resident {
  private static final long THINKS = 20 * 60_000;
  private static final long SLEEPS_OVER_IT = 30 * 3_600_000L;
  private final UUID id = UUID.randomUUID();
  private final World world;
  private final BookingService bookings;
  private final PaymentService payments;
  private final Provider provider;
  private final Line line;
  private final Map<UUID, Long> holdsEnd = new HashMap<>();
  private int keys;

  Resident(World world, BookingService bookings, PaymentService payments, Provider provider) {
    this.world = world;
    this.bookings = bookings;
    this.payments = payments;
    this.provider = provider;
    this.line = new Line(world);
  }

  UUID id() {
    return id;
  }

  void wants(Offer offer) {
    world.note("resident", "wants to book");
    int most = Math.min(2, offer.stock().initial());
    var wish =
        new BookingWish(
            offer.listingId(), world.chance().between(1, most), offer.availableFrom(), null);
    var attempt = new Attempt(id, key(), "");
    line.<Optional<UUID>>ask(
        hear -> bookings.rounds().enter(attempt, wish, hear),
        answer -> true,
        booking -> booking.ifPresent(this::holds));
  }

  private void holds(UUID booking) {
    holdsEnd.put(booking, world.millis() + Booking.HOLD_TIME.toMillis());
    if (world.chance().percent(80)) {
      world.in(world.chance().upTo(THINKS), () -> pays(booking));
    }
    if (world.chance().percent(15)) {
      world.in(world.chance().upTo(THINKS), () -> bookings.cancel(id, booking));
    }
    if (world.chance().percent(10)) {
      world.in(world.chance().upTo(THINKS), () -> bookings.cancel(UUID.randomUUID(), booking));
    }
  }

  /** Asks for the page, once or in two windows. */
  void pays(UUID payable) {
    asks(payable);
    if (world.chance().percent(20)) {
      world.in(world.chance().upTo(THINKS), () -> asks(payable));
    }
  }

  private void asks(UUID payable) {
    String key = id + key();
    line.<Answer>ask(
        hear -> payments.initiations().begin(key, payable, hear),
        answer -> !(answer instanceof Answer.Later),
        answer -> {
          if (answer instanceof Answer.PayHere here) {
            sees(here.payment(), payable);
          }
        });
  }

  private void sees(UUID page, UUID payable) {
    if (world.chance().percent(85)) {
      world.in(thinks(payable), () -> enters(page, payable));
    }
    if (holdsEnd.containsKey(payable) && world.chance().percent(8)) {
      world.in(world.chance().upTo(SLEEPS_OVER_IT), () -> provider.giveBackByHand(page));
    }
  }

  /** Some need long, and some pay in the second in which their hold ends. */
  private long thinks(UUID payable) {
    if (holdsEnd.containsKey(payable) && world.chance().percent(20)) {
      return holdsEnd.get(payable) - world.millis() + world.chance().between(-1_000, 2_000);
    }
    return world.chance().upTo(world.chance().percent(10) ? SLEEPS_OVER_IT : THINKS);
  }

  private void enters(UUID page, UUID payable) {
    boolean goodCard = world.chance().percent(75);
    world.note("resident", goodCard ? "pays on the page" : "tries a bad card");
    provider.pay(page, goodCard);
    if (!goodCard && world.chance().percent(70)) {
      boolean samePage = world.chance().percent(50);
      world.in(
          world.chance().upTo(THINKS),
          () -> {
            if (samePage) {
              enters(page, payable);
            } else {
              asks(payable);
            }
          });
    }
  }

  private String key() {
    return "key " + keys++;
  }
}
