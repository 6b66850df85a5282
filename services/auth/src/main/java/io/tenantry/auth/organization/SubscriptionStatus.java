package io.tenantry.auth.organization;

import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.State;

/** What became of a plan that an organization has or had; one that ended stays as it is. */
public enum SubscriptionStatus implements State<SubscriptionStatus> {
  TRIAL,
  ACTIVE,
  /** Ended with the organization's subscription. */
  CANCELLED,
  /** Ended because another plan or a suspension followed. */
  EXPIRED;

  private static final Moves<SubscriptionStatus> MOVES =
      Moves.of("subscription", SubscriptionStatus.class)
          .in("subscription_history.status")
          .from(TRIAL)
          .to(CANCELLED, EXPIRED)
          .from(ACTIVE)
          .to(CANCELLED, EXPIRED);

  @Override
  public Moves<SubscriptionStatus> moves() {
    return MOVES;
  }
}
