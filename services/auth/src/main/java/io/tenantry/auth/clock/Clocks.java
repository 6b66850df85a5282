package io.tenantry.auth.clock;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.time.PlatformClock;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Moves the clock every service follows: the move is an event like any other. */
@ApplicationScoped
class Clocks {
  private static final Duration FARTHEST = Duration.ofDays(20 * 366);
  private static final String MOVE =
      """
      insert into platform_clock (offset_millis, moved_by, moved_at) values ($1, $2, $3)
      on conflict (one) do update set
        offset_millis = excluded.offset_millis, moved_by = excluded.moved_by,
        moved_at = excluded.moved_at
      """;

  private final Database database;
  private final Outbox outbox;
  private final Audit audit;
  private final PlatformClock clock;

  Clocks(Database database, Outbox outbox, Audit audit, PlatformClock clock) {
    this.database = database;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  Uni<ClockState> read() {
    return database
        .asService(tx -> tx.one("select offset_millis from platform_clock", row -> row.getLong(0)))
        .map(offset -> offset.orElse(0L))
        .map(offset -> new ClockState(realNow().plusMillis(offset), offset));
  }

  /** Moves it to {@code now}, or back to real time. */
  Uni<Void> move(Caller caller, Optional<Instant> now) {
    Duration offset = now.map(wanted -> Duration.between(realNow(), wanted)).orElse(Duration.ZERO);
    if (offset.abs().compareTo(FARTHEST) > 0) {
      throw Problems.invalid("now", "must be within 20 years of real time");
    }
    return database.asService(tx -> move(tx, caller, offset.toMillis()));
  }

  private Uni<Void> move(Tx tx, Caller caller, long offsetMillis) {
    var moved = ClockFacts.moved(offsetMillis, caller.id());
    var act = Act.of("clock.moved", "clock", "platform").with(Map.of("offsetMillis", offsetMillis));
    return tx.execute(MOVE, offsetMillis, caller.id(), realNow())
        .flatMap(written -> outbox.add(tx, "clock", moved))
        .flatMap(told -> audit.record(tx, caller, act));
  }

  private Instant realNow() {
    return clock.instant().minus(clock.offset());
  }
}
