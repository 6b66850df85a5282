package io.tenantry.auth.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.platform.testing.StateTable;
import org.junit.jupiter.api.Test;

class OrganizationStatusTest {
  @Test
  void its_moves_are_documented() {
    StateTable.isDocumented("organization", OrganizationStatus.class, OrganizationStatus::next);
  }

  @Test
  void nothing_follows_a_cancellation_and_nobody_gets_a_second_trial() {
    assertThat(OrganizationStatus.CANCELLED.next()).isEmpty();
    assertThat(OrganizationStatus.values())
        .noneMatch(status -> status.next().contains(OrganizationStatus.TRIAL));
  }
}
