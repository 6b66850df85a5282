package io.tenantry.auth.organization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrganizationStatusTest {
  @Test
  void nothing_follows_a_cancellation_and_nobody_gets_a_second_trial() {
    assertThat(OrganizationStatus.CANCELLED.next()).isEmpty();
    assertThat(OrganizationStatus.values())
        .noneMatch(status -> status.next().contains(OrganizationStatus.TRIAL));
  }
}
