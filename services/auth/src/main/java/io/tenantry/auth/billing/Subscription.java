package io.tenantry.auth.billing;

import io.tenantry.auth.organization.Plan;
import io.tenantry.platform.data.Rows;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * A plan an organization has or had.
 *
 * @param price a month
 * @param status trial, active, cancelled or expired
 */
record Subscription(
    Plan plan, Money price, String status, Instant startedAt, Optional<Instant> endedAt) {
  static final Rows<Subscription> ROWS = Rows.of("subscription_history", Subscription.class);

}
