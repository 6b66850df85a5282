package io.tenantry.payment.method;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.provider.Card;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.tasks.OutboundTasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Saved methods. A person's newest is their default. */
@ApplicationScoped
public class Methods {
  private static final String ENSURE =
      """
      insert into payment_method (id, person_id, provider_id, created_at) values ($1, $2, $3, $4)
      on conflict (provider_id) do update set provider_id = excluded.provider_id
      returning id
      """;
  private static final String DESCRIBE =
      """
      update payment_method set brand = $2, last4 = $3, expires_on = $4
      where provider_id = $1 and brand is null
      """;
  private static final String DETACHED =
      """
      update payment_method set removed_at = $2, removed_because = 'detached'
      where provider_id = $1 and removed_at is null returning id
      """;
  private static final String USABLE =
      "select * from payment_method where person_id = $1 and removed_at is null";

  private final Database database;
  private final Customers customers;
  private final OutboundTasks tasks;
  private final MethodFacts facts;
  private final Clock clock;

  Methods(
      Database database, Customers customers, OutboundTasks tasks, MethodFacts facts, Clock clock) {
    this.database = database;
    this.customers = customers;
    this.tasks = tasks;
    this.facts = facts;
    this.clock = clock;
  }

  /** The caller's methods, the default first. */
  Uni<List<Method>> list(Caller caller) {
    return database.as(
        caller,
        tx ->
            tx.list(
                USABLE + " and brand is not null order by id desc",
                Method.ROWS::read,
                caller.id()));
  }

  /**
   * Forgets a method, here at once and at the provider soon.
   *
   * @return whether the caller had it
   */
  Uni<Boolean> remove(Caller caller, UUID id) {
    return database.as(
        caller,
        tx ->
            tx.execute(
                    """
                    update payment_method set removed_at = $3, removed_because = 'removed'
                    where id = $1 and person_id = $2 and removed_at is null
                    """,
                    id,
                    caller.id(),
                    clock.instant())
                .map(changed -> changed == 1)
                .call(removed -> removed ? gone(tx, id) : Uni.createFrom().voidItem()));
  }

  private Uni<Void> gone(Tx tx, UUID id) {
    return tasks
        .add(tx, MethodDetaching.KIND, id, Duration.ZERO)
        .chain(() -> facts.publish(tx, id));
  }

  /** The method to charge: the one that is named, or the person's default. */
  public Uni<Optional<Method>> usable(Tx tx, UUID person, Optional<UUID> named) {
    return tx.one(
        USABLE + " and ($2::uuid is null or id = $2) order by id desc limit 1",
        Method.ROWS::read,
        person,
        named);
  }

  /** Our id of a method that the provider saved, whose details may not be here yet. */
  public Uni<UUID> ensure(Tx tx, UUID person, String providerId) {
    return tx.one(ENSURE, row -> row.getUUID("id"), Ids.next(), person, providerId, clock.instant())
        .map(Optional::orElseThrow);
  }

  /** Any method, also one that was removed. */
  public Uni<Optional<Method>> find(Tx tx, UUID id) {
    return tx.one("select * from payment_method where id = $1", Method.ROWS::read, id);
  }

  /** The provider saved a card for one of its customers; those of others are not ours. */
  public Uni<Void> saved(Tx tx, Card card) {
    return customers
        .person(tx, card.customer())
        .flatMap(
            person ->
                person.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : save(tx, person.get(), card).replaceWithVoid());
  }

  /** Saves a person's card and tells of it once. */
  Uni<UUID> save(Tx tx, UUID person, Card card) {
    return ensure(tx, person, card.id())
        .call(
            id ->
                tx.execute(DESCRIBE, card.id(), card.brand(), card.last4(), card.expiresOn())
                    .chain(() -> facts.publish(tx, id)));
  }

  /** Removes a card that the provider does not keep for its customer any more. */
  public Uni<Void> detached(Tx tx, String providerId) {
    return tx.one(DETACHED, row -> row.getUUID("id"), providerId, clock.instant())
        .flatMap(
            method ->
                method
                    .map(id -> facts.publish(tx, id))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }
}
