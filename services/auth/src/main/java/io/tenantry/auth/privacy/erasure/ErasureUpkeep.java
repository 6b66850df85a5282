package io.tenantry.auth.privacy.erasure;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.jobs.Job;
import io.tenantry.platform.jobs.Sweep;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** Asks services again that never answered whether somebody may be erased, or is. */
@ApplicationScoped
class ErasureUpkeep implements Job {
  private static final Duration PATIENCE = Duration.ofHours(1);
  private static final String OVERDUE =
      "select id from erasure where status in ('ASKING', 'ERASING') and asked_at <= $1 order by id";

  private static final String ASK =
      """
      update erasure e set asked_at = $2
      where id = $1 and status in ('ASKING', 'ERASING') and asked_at <= $3
      returning id, person_id, status, array(select asked from unnest(e.services) asked
        where not exists (select from erasure_answer a where a.erasure_id = e.id
          and a.service = asked
          and a.phase = case e.status when 'ASKING' then 'judged' else 'erased' end)) as missing
      """;
  private final Database database;
  private final Outbox outbox;
  private final Clock clock;

  ErasureUpkeep(Database database, Outbox outbox, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "erasure-upkeep";
  }

  @Override
  public String schedule() {
    return "0 */5 * * * *";
  }

  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    Instant now = clock.instant();
    return database
        .asService(tx -> tx.list(OVERDUE, row -> row.getUUID("id"), now.minus(PATIENCE)))
        .flatMap(overdue -> Sweep.oneByOne(overdue, erasure -> askAgain(erasure, now)))
        .map(swept -> swept.findings("asked again"));
  }

  private record Reminder(UUID person, SpecificRecord event) {
    static Reminder from(Row row) {
      UUID person = row.getUUID("person_id");
      List<String> missing = List.of(row.getArrayOfStrings("missing"));
      boolean asking = ErasureStatus.valueOf(row.getString("status")) == ErasureStatus.ASKING;
      return new Reminder(
          person,
          asking
              ? ErasureFacts.proposed(row.getUUID("id"), person, missing)
              : ErasureFacts.ordered(row.getUUID("id"), person, missing));
    }
  }

  private Uni<Integer> askAgain(UUID erasure, Instant now) {
    return database.asService(tx -> ask(tx, erasure, now)).replaceWith(1);
  }

  private Uni<Void> ask(Tx tx, UUID erasure, Instant now) {
    return tx.one(ASK, Reminder::from, erasure, now, now.minus(PATIENCE))
        .flatMap(
            reminder ->
                reminder
                    .map(one -> outbox.add(tx, one.person().toString(), one.event()))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }
}
