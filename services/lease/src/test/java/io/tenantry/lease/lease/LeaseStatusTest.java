package io.tenantry.lease.lease;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeaseStatusTest {

  @Test
  void only_a_lease_that_nobody_gave_notice_of_or_outstayed_can_be_cancelled() {
    assertThat(LeaseStatus.CANCELLED.sources()).containsExactly("active");
    assertThat(LeaseStatus.CANCELLED.next()).isEmpty();
  }
}
