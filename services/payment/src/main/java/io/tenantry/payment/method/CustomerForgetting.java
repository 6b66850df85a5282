package io.tenantry.payment.method;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.provider.Vault;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.tasks.OutboundTask;
import io.tenantry.platform.tasks.TaskHandler;
import io.tenantry.platform.tasks.TaskOutcome;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes the provider delete the customer that an erased person was. As long as money of theirs is
 * under way the customer stays, without anything that describes them.
 */
@ApplicationScoped
public class CustomerForgetting implements TaskHandler {
  private static final String CUSTOMER =
      """
      select customer_id,
        exists (select from payment where payer_id = $1
          and status in ('INIT', 'PENDING', 'UNKNOWN'))
        or exists (select from refund r join payment p on p.id = r.payment_id
          where p.payer_id = $1 and r.status = 'INIT') as needed
      from provider_customer where person_id = $1 and deleted_at is null
      """;
  private static final String DELETED =
      "update provider_customer set deleted_at = now() where person_id = $1";

  private final Database database;
  private final Vault vault;

  CustomerForgetting(Database database, Vault vault) {
    this.database = database;
    this.vault = vault;
  }

  private record Customer(String id, boolean needed) {
    static Customer from(Row row) {
      return new Customer(row.getString("customer_id"), row.getBoolean("needed"));
    }
  }

  @Override
  public String kind() {
    return "forget-customer";
  }

  @Override
  public Uni<TaskOutcome> run(OutboundTask task) {
    UUID person = task.subject();
    return database
        .asService(tx -> tx.one(CUSTOMER, Customer::from, person))
        .flatMap(customer -> forget(person, customer))
        .map(TaskOutcome::of);
  }

  private Uni<Boolean> forget(UUID person, Optional<Customer> customer) {
    if (customer.isEmpty()) {
      return Uni.createFrom().item(true);
    }
    String id = customer.get().id();
    return customer.get().needed()
        ? vault.anonymize(id).replaceWith(false)
        : vault
            .unregister(id)
            .flatMap(gone -> database.asService(tx -> tx.execute(DELETED, person)))
            .replaceWith(true);
  }
}
