package io.tenantry.payment.method;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.provider.Vault;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Customer ids of persons at the provider. */
@ApplicationScoped
public class Customers {
  private final Database database;
  private final Vault vault;

  Customers(Database database, Vault vault) {
    this.database = database;
    this.vault = vault;
  }

  /** The person's customer, registered when there is none. */
  public Uni<String> of(UUID person, Optional<String> email) {
    return find(person)
        .flatMap(
            known ->
                known.isPresent()
                    ? Uni.createFrom().item(known.get())
                    : vault.register(person, email).flatMap(customer -> keep(person, customer)));
  }

  /** The person's customer, if they have one. */
  public Uni<Optional<String>> find(UUID person) {
    return database.asService(tx -> find(tx, person));
  }

  /** Returns the person of a customer; nobody when they were erased. */
  Uni<Optional<UUID>> person(Tx tx, String customer) {
    return tx.one(
        """
        select person_id from provider_customer c where customer_id = $1
          and not exists (select from erased_person e where e.person_id = c.person_id)
        """,
        row -> row.getUUID("person_id"),
        customer);
  }

  private Uni<Optional<String>> find(Tx tx, UUID person) {
    return tx.one(
        "select customer_id from provider_customer where person_id = $1",
        row -> row.getString("customer_id"),
        person);
  }

  /** Keeps the id of whichever request was first. */
  private Uni<String> keep(UUID person, String customer) {
    return database.asService(
        tx ->
            tx.execute(
                    """
                    insert into provider_customer (person_id, customer_id) values ($1, $2)
                    on conflict do nothing
                    """,
                    person,
                    customer)
                .chain(() -> find(tx, person))
                .map(Optional::orElseThrow));
  }
}
