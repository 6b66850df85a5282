package io.tenantry.simulation;

import io.tenantry.booking.booking.BookingStatus;
import io.tenantry.payment.payment.PaymentStatus;
import io.tenantry.simulation.booking.BookingService;
import io.tenantry.simulation.broker.Broker;
import io.tenantry.simulation.payment.PaymentService;
import io.tenantry.simulation.people.People;
import io.tenantry.simulation.provider.Provider;
import io.tenantry.simulation.rent.RentService;
import io.tenantry.simulation.world.Broken;
import io.tenantry.simulation.world.Bug;
import io.tenantry.simulation.world.Fault;
import io.tenantry.simulation.world.Trail;
import io.tenantry.simulation.world.World;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Result of one seed.
 *
 * @param hash of all that happened, when it happened
 * @param history a line for each step, if it was to be read
 * @param bookings the way its bookings went
 * @param payments the way its payments went
 * @param faults what struck
 * @param broken what did not hold
 */
public record Run(
    long seed,
    long hash,
    List<String> history,
    Trail<BookingStatus> bookings,
    Trail<PaymentStatus> payments,
    Set<Fault> faults,
    Optional<Broken> broken) {
  private static final long FAULTS_AT_LEAST = 20 * 60_000;
  private static final long FAULTS_AT_MOST = 2 * 3_600_000;

  /** Lives through one seed. */
  public static Run of(long seed) {
    return of(seed, Optional.empty(), false);
  }

  /**
   * Lives through one seed.
   *
   * @param bug a mistake to plant
   * @param readable whether the history is kept as text
   */
  public static Run of(long seed, Optional<Bug> bug, boolean readable) {
    var world = new World(seed, readable);
    var broker = new Broker(world);
    var provider = new Provider(world);
    var bookings = new BookingService(world, broker, bug);
    var payments = new PaymentService(world, broker, provider, bug);
    var rent = new RentService(world, broker);
    var checks = new Checks(bookings.store(), payments.store(), rent, provider);
    new People(world, bookings, payments, provider, rent).come();
    Optional<Broken> broken = live(world, checks);
    return new Run(
        seed,
        world.history().hash(),
        world.history().lines(),
        bookings.store().trail(),
        payments.store().trail(),
        world.faults().struck(),
        broken);
  }

  private static Optional<Broken> live(World world, Checks checks) {
    world.afterEach(checks::always);
    try {
      world.run(FAULTS_AT_LEAST + world.chance().upTo(FAULTS_AT_MOST));
      checks.finallyAll();
      return Optional.empty();
    } catch (Broken broken) {
      return Optional.of(broken);
    }
  }
}
