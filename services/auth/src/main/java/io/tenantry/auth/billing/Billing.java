package io.tenantry.auth.billing;

import io.tenantry.auth.organization.BillingAddress;
import io.tenantry.auth.organization.Organization;
import io.tenantry.auth.organization.OrganizationStatus;
import io.tenantry.auth.organization.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Plan, price and standing of an organization.
 *
 * @param statusReason why it is suspended or cancelled, and so what to do
 * @param price a month of its plan, from the end of the trial
 * @param history its plans, newest first
 */
record Billing(
    Plan plan,
    Money price,
    OrganizationStatus status,
    Optional<String> statusReason,
    Instant trialEndsAt,
    Optional<String> billingEmail,
    Optional<BillingAddress> billingAddress,
    Optional<String> gstNumber,
    List<Subscription> history) {
  static Billing of(Organization organization, Money price, List<Subscription> history) {
    return new Billing(
        organization.plan(),
        price,
        organization.status(),
        organization.statusReason(),
        organization.trialEndsAt(),
        organization.billingEmail(),
        organization.billingAddress(),
        organization.gstNumber(),
        history);
  }
}
