package io.tenantry.payment.commission;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.joda.money.Money;

/** Commissions on the payments of organizations (decisions.md A-23). */
@ApplicationScoped
public class Commissions {
  private static final String TERMS =
      "select commission_percent, connected_account from commission_terms where org_id = $1";

  private final BigDecimal usual;

  Commissions(@ConfigProperty(name = "tenantry.commission.percent") BigDecimal usual) {
    this.usual = usual;
  }

  private record Terms(Optional<BigDecimal> percent, Optional<String> account) {
    static Terms from(Row row) {
      return new Terms(
          Optional.ofNullable(row.getBigDecimal("commission_percent")),
          Optional.ofNullable(row.getString("connected_account")));
    }
  }

  /** Returns the commission on a payment to an organization through a provider. */
  public Uni<Commission> of(Tx tx, UUID organization, Money amount) {
    return tx.one(TERMS, Terms::from, organization)
        .map(found -> found.orElse(new Terms(Optional.empty(), Optional.empty())))
        .map(terms -> Commission.of(amount, terms.percent().orElse(usual), terms.account()));
  }
}
