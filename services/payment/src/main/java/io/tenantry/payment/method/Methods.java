package io.tenantry.payment.method;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.payment.MethodSaved;
import io.tenantry.payment.errand.Errands;
import io.tenantry.payment.provider.Card;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.identity.Caller;
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
      where provider_id = $1 and brand is null returning *
      """;
  private static final String USABLE =
      "select * from payment_method where person_id = $1 and removed_at is null";

  private final Database database;
  private final Customers customers;
  private final Errands errands;
  private final Outbox outbox;
  private final Clock clock;

  Methods(Database database, Customers customers, Errands errands, Outbox outbox, Clock clock) {
    this.database = database;
    this.customers = customers;
    this.errands = errands;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The caller's methods, the default first. */
  Uni<List<Method>> list(Caller caller) {
    return database.as(
        caller,
        tx ->
            tx.list(USABLE + " and brand is not null order by id desc", Method.ROWS::read, caller.id()));
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
                    update payment_method set removed_at = $3
                    where id = $1 and person_id = $2 and removed_at is null
                    """,
                    id,
                    caller.id(),
                    clock.instant())
                .map(changed -> changed == 1)
                .call(
                    removed ->
                        removed
                            ? errands.add(tx, MethodDetaching.KIND, id, Duration.ZERO)
                            : Uni.createFrom().voidItem()));
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
                tx.one(
                        DESCRIBE,
                        Method.ROWS::read,
                        card.id(),
                        card.brand(),
                        card.last4(),
                        card.expiresOn())
                    .flatMap(fresh -> tell(tx, person, card, fresh)));
  }

  private Uni<Void> tell(Tx tx, UUID person, Card card, Optional<Method> fresh) {
    return fresh
        .map(
            method ->
                outbox.add(
                    tx,
                    method.id().toString(),
                    MethodSaved.newBuilder()
                        .setMethodId(method.id())
                        .setPersonId(person)
                        .setBrand(card.brand())
                        .setLast4(card.last4())
                        .setExpiresOn(card.expiresOn())
                        .setSavedAt(clock.instant())
                        .build()))
        .orElseGet(Uni.createFrom()::voidItem);
  }
}
