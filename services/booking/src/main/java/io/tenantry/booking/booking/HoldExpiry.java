package io.tenantry.booking.booking;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.jobs.Job;
import io.tenantry.platform.jobs.Sweep;
import io.tenantry.platform.jobs.Swept;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

/**
 * Ends holds that nobody paid in time, within a second or two. Every replica sweeps; each hold is
 * ended by the one that locks it first, and one that cannot be ended does not keep the others. As a
 * job it can also be ordered, and leaves a history.
 */
@ApplicationScoped
public class HoldExpiry implements Job {
  private final Bookings bookings;
  private final Endings endings;
  private final Clock clock;
  private final Sweep sweep;

  HoldExpiry(Bookings bookings, Endings endings, Clock clock, Sweep sweep) {
    this.bookings = bookings;
    this.endings = endings;
    this.clock = clock;
    this.sweep = sweep;
  }

  @Override
  public String name() {
    return "hold-expiry";
  }

  /** Every hour, for the history; the sweep does the work. */
  @Override
  public String schedule() {
    return "0 0 * * * *";
  }

  /** Ends what is due now; holds know minutes, so the day does not matter. */
  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    return expired().map(swept -> swept.findings("expired"));
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return expired().replaceWithVoid();
  }

  private Uni<Swept> expired() {
    return sweep.due(
        (most, without) -> bookings.due(clock.instant(), most, without), endings::expire);
  }
}
