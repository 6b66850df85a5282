package io.tenantry.payment.errand;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The one pattern for work outside: a row written with the reason for it, taken by one replica at a
 * time after the commit, and repeated until it is done. Lives in real time: providers do.
 */
@ApplicationScoped
public class Errands {
  private static final Logger LOG = Logger.getLogger(Errands.class);
  private static final int AT_ONCE = 32;
  private static final int SIDE_BY_SIDE = 8;

  /** Less than the two minutes after which somebody else takes it. */
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  private static final String ADD =
      """
      insert into errand (id, kind, subject, due_at)
      values ($1, $2, $3, now() + $4 * interval '1 millisecond')
      on conflict (kind, subject) do update set due_at = least(errand.due_at, excluded.due_at)
      """;

  /** Claims a task for two minutes; then another worker may take it, should the first have died. */
  private static final String TAKE =
      """
      update errand set due_at = now() + interval '2 minutes', attempts = attempts + 1
      where id in (select id from errand where due_at <= now() order by due_at
                   for update skip locked limit $1)
      returning id, kind, subject, attempts
      """;

  private static final String AGAIN =
      """
      update errand set last_error = $2,
        due_at = now() + least(power(2, least(attempts, 12)), 3600) * interval '1 second'
      where id = $1
      """;

  private final Database database;
  private final Map<String, Courier> couriers;

  Errands(Database database, @All List<Courier> couriers) {
    this.database = database;
    this.couriers = couriers.stream().collect(Collectors.toMap(Courier::kind, Function.identity()));
  }

  /** Adds an errand, to be done in a while if it is not done before. */
  public Uni<Void> add(Tx tx, String kind, UUID subject, Duration in) {
    return tx.execute(ADD, Ids.next(), kind, subject, (double) in.toMillis()).replaceWithVoid();
  }

  /** Takes what is due and does it. */
  Uni<Void> run() {
    return database
        .asService(tx -> tx.list(TAKE, Errand::from, AT_ONCE))
        .onItem()
        .transformToMulti(due -> Multi.createFrom().iterable(due))
        .onItem()
        .transformToUni(this::carry)
        .merge(SIDE_BY_SIDE)
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Void> carry(Errand errand) {
    return Uni.createFrom()
        .deferred(() -> couriers.get(errand.kind()).run(errand))
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .flatMap(done -> done ? finish(errand) : again(errand, "not finished"))
        .onFailure()
        .recoverWithUni(failure -> failed(errand, failure))
        .onFailure()
        .invoke(
            failure -> LOG.warnf(failure, "%s of %s is taken later", errand.kind(), errand.id()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> finish(Errand errand) {
    return write("delete from errand where id = $1", errand.id());
  }

  private Uni<Void> failed(Errand errand, Throwable failure) {
    LOG.warnf(
        failure,
        "%s of %s did not work, attempt %d",
        errand.kind(),
        errand.subject(),
        errand.attempts());
    return again(errand, failure.toString().replace('\0', ' '));
  }

  private Uni<Void> again(Errand errand, String why) {
    return write(AGAIN, errand.id(), why);
  }

  private Uni<Void> write(String sql, Object... parameters) {
    return database.asService(tx -> tx.execute(sql, parameters).replaceWithVoid());
  }
}
