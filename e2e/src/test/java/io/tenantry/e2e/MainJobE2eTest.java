package io.tenantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.demo.MainJob;
import org.junit.jupiter.api.Test;

class MainJobE2eTest {
  @Test
  void the_main_job_runs_from_listing_to_paid_rent_and_again_on_the_same_fleet() {
    assertThat(new MainJob(Fleet.running(), System.out).run()).isPositive();
    assertThat(new MainJob(Fleet.running(), System.out).run()).isPositive();
  }
}
