package io.tenantry.payment.method;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.payment.MethodRemoved;
import io.tenantry.contracts.payment.MethodSaved;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/**
 * Publishes the facts about saved methods: once that a method can be charged, once that it cannot
 * any more.
 */
@ApplicationScoped
public class MethodFacts {
  /** Claims what was not published yet; a card whose details have not come waits for them. */
  private static final String PUBLISH =
      """
      update payment_method m set told_as = now_as
      from (select id, told_as as before_as,
              case when removed_at is null then 'saved' else 'removed' end as now_as
            from payment_method where id = $1 for update) state
      where m.id = state.id and brand is not null and told_as is distinct from now_as
      returning m.*, before_as
      """;

  private final Outbox outbox;

  MethodFacts(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Publishes what has become of a method, unless that was published already. */
  Uni<Void> publish(Tx tx, UUID method) {
    return tx.one(PUBLISH, MethodFacts::fact, method)
        .flatMap(
            fact ->
                fact.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : outbox.add(tx, method.toString(), fact.get()));
  }

  /** Publishes what has become of all methods of a person. */
  public Uni<Void> publishAllOf(Tx tx, UUID person) {
    return tx.list(
            "select id from payment_method where person_id = $1 order by id",
            row -> row.getUUID("id"),
            person)
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(method -> publish(tx, method))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private static SpecificRecord fact(Row row) {
    return row.getOffsetDateTime("removed_at") == null ? saved(row) : removed(row);
  }

  private static MethodSaved saved(Row row) {
    return MethodSaved.newBuilder()
        .setMethodId(row.getUUID("id"))
        .setPersonId(row.getUUID("person_id"))
        .setSavedAt(Tx.instant(row, "created_at"))
        .setRepeated("before".equals(row.getString("before_as")))
        .build();
  }

  private static MethodRemoved removed(Row row) {
    return MethodRemoved.newBuilder()
        .setMethodId(row.getUUID("id"))
        .setPersonId(row.getUUID("person_id"))
        .setReason(row.getString("removed_because"))
        .setRemovedAt(Tx.instant(row, "removed_at"))
        .build();
  }
}
