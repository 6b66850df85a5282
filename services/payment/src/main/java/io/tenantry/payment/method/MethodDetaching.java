package io.tenantry.payment.method;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.errand.Courier;
import io.tenantry.payment.errand.Errand;
import io.tenantry.payment.stripe.Cards;
import io.tenantry.platform.data.Database;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes the provider forget methods that were removed. */
@ApplicationScoped
public class MethodDetaching implements Courier {
  static final String KIND = "detach";
  private final Database database;
  private final Cards cards;

  MethodDetaching(Database database, Cards cards) {
    this.database = database;
    this.cards = cards;
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
        .flatMap(method -> cards.detach(method.orElseThrow()))
        .replaceWith(true);
  }
}
