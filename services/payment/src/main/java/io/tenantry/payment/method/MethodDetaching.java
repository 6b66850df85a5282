package io.tenantry.payment.method;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.errand.Courier;
import io.tenantry.payment.errand.Errand;
import io.tenantry.payment.provider.Vault;
import io.tenantry.platform.data.Database;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes the provider forget methods that were removed. */
@ApplicationScoped
public class MethodDetaching implements Courier {
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
  public Uni<Boolean> run(Errand errand) {
    return database
        .asService(
            tx ->
                tx.one(
                    "select provider_id from payment_method where id = $1",
                    row -> row.getString("provider_id"),
                    errand.subject()))
        .flatMap(method -> vault.detach(method.orElseThrow()))
        .replaceWith(true);
  }
}
