package io.tenantry.property.unit;

import static io.tenantry.property.unit.BedStatus.MAINTENANCE;
import static io.tenantry.property.unit.BedStatus.OCCUPIED;
import static io.tenantry.property.unit.BedStatus.RESERVED;
import static io.tenantry.property.unit.BedStatus.VACANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.platform.data.IllegalMove;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class BedStatusTest {
  @Test
  void every_status_can_be_left_and_each_leads_back_to_vacant_in_the_end() {
    for (BedStatus status : BedStatus.values()) {
      assertThat(status.next()).isNotEmpty().doesNotContain(status);
    }
    assertThat(EnumSet.of(RESERVED, OCCUPIED, MAINTENANCE))
        .allSatisfy(status -> assertThat(status.next()).contains(VACANT));
  }

  @Test
  void nobody_moves_into_a_bed_that_is_being_repaired() {
    assertThatThrownBy(() -> MAINTENANCE.to(OCCUPIED))
        .isInstanceOf(IllegalMove.class)
        .hasMessageContaining("possible is: vacant");
    assertThat(MAINTENANCE.toOrStay(MAINTENANCE)).isEqualTo(MAINTENANCE);
  }
}
