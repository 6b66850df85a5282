package io.tenantry.simulation.people;

import io.tenantry.booking.availability.Location;
import io.tenantry.booking.availability.Offer;
import io.tenantry.booking.availability.Stock;
import io.tenantry.simulation.booking.BookingService;
import io.tenantry.simulation.payment.PaymentService;
import io.tenantry.simulation.provider.Provider;
import io.tenantry.simulation.rent.RentService;
import io.tenantry.simulation.world.World;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** People of the simulation, and their plans. */
public final class People {
  private static final long BUSY = 15 * 60_000;
  private static final int MOST_LISTINGS = 2;
  private static final int MOST_UNITS = 4;
  private static final int MOST_RESIDENTS = 5;
  private static final int MOST_INVOICES = 2;
  private final World world;
  private final BookingService bookings;
  private final PaymentService payments;
  private final Provider provider;
  private final RentService rent;

  /** Nobody yet. */
  public People(
      World world,
      BookingService bookings,
      PaymentService payments,
      Provider provider,
      RentService rent) {
    this.world = world;
    this.bookings = bookings;
    this.payments = payments;
    this.provider = provider;
    this.rent = rent;
  }

  /** They come, and begin. */
  public void come() {
    List<Offer> offers = new ArrayList<>();
    for (int i = world.chance().between(1, MOST_LISTINGS); i > 0; i--) {
      offers.add(offer());
    }
    List<Resident> residents = new ArrayList<>();
    for (int i = world.chance().between(1, MOST_RESIDENTS); i > 0; i--) {
      residents.add(new Resident(world, bookings, payments, provider));
    }
    residents.forEach(resident -> wishes(resident, offers));
    for (int i = world.chance().between(0, MOST_INVOICES); i > 0; i--) {
      Resident resident = world.chance().of(residents);
      world.in(world.chance().upTo(BUSY), () -> owes(resident));
    }
  }

  private void wishes(Resident resident, List<Offer> offers) {
    for (int i = world.chance().between(1, 2); i > 0; i--) {
      Offer offer = world.chance().of(offers);
      world.in(world.chance().upTo(BUSY), () -> resident.wants(offer));
    }
  }

  private void owes(Resident resident) {
    Money amount = money(world.chance().between(500, 2_000));
    UUID invoice = rent.issue(resident.id(), amount, world.chance().percent(80));
    if (world.chance().percent(40)) {
      world.in(world.chance().upTo(BUSY), () -> resident.pays(invoice));
    }
  }

  private Offer offer() {
    int units = world.chance().between(1, MOST_UNITS);
    var offer =
        new Offer(
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            "",
            true,
            money(1_000),
            money(world.chance().between(0, 2) * 500),
            LocalDate.ofInstant(world.now(), ZoneOffset.UTC).plusDays(3),
            1,
            new Location(Optional.empty(), Optional.of(ZoneOffset.UTC)),
            Stock.opened(units));
    bookings.offer(offer);
    if (world.chance().percent(15)) {
      int fewer = world.chance().between(1, MOST_UNITS);
      world.in(world.chance().upTo(BUSY), () -> bookings.resize(offer.listingId(), fewer));
    }
    return offer;
  }

  private static Money money(int amount) {
    return Money.of(CurrencyUnit.of("USD"), amount);
  }
}
