package io.tenantry.auth.billing;

import io.smallrye.config.ConfigMapping;
import io.tenantry.auth.organization.Plan;
import java.math.BigDecimal;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Monthly prices of the plans. No source gives it, so who runs the platform sets it. */
@ConfigMapping(prefix = "tenantry.plan")
interface PlanPrices {
  /** In rupees, by plan in lower case. */
  Map<String, BigDecimal> price();

  /** A month of a plan. */
  default Money of(Plan plan) {
    return Money.of(CurrencyUnit.of("INR"), price().get(plan.column()));
  }
}
