package io.tenantry.payment.method;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.provider.Vault;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.tasks.OutboundTask;
import io.tenantry.platform.tasks.TaskHandler;
import io.tenantry.platform.tasks.TaskOutcome;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes the provider forget methods that were removed. */
@ApplicationScoped
public class MethodDetaching implements TaskHandler {
  static final String KIND = "detach";
  private final Database database;
  private final Vault vault;

  MethodDetaching(Database database, Vault vault) {
    this.database = database;
    this.vault = vault;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Uni<TaskOutcome> run(OutboundTask task) {
    return database
        .asService(
            tx ->
                tx.one(
                    "select provider_id from payment_method where id = $1",
                    row -> row.getString("provider_id"),
                    task.subject()))
        .flatMap(method -> vault.detach(method.orElseThrow()))
        .replaceWith(TaskOutcome.DONE);
  }
}
