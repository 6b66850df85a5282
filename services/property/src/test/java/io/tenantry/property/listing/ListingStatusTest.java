package io.tenantry.property.listing;

import static io.tenantry.property.listing.ListingStatus.ARCHIVED;
import static io.tenantry.property.listing.ListingStatus.PENDING_APPROVAL;
import static io.tenantry.property.listing.ListingStatus.PUBLISHED;
import static io.tenantry.property.listing.ListingStatus.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.platform.testing.StateTable;
import org.junit.jupiter.api.Test;

class ListingStatusTest {
  @Test
  void the_moves_are_documented() {
    StateTable.isDocumented("listing", ListingStatus.class, ListingStatus::next);
  }

  @Test
  void nothing_is_published_without_a_decision() {
    assertThat(PUBLISHED.sources()).containsExactlyInAnyOrder("pending_approval", "paused");
    assertThat(REJECTED.next()).doesNotContain(PUBLISHED);
  }

  @Test
  void what_is_archived_stays_archived() {
    assertThat(ARCHIVED.next()).isEmpty();
  }

  @Test
  void a_rejected_listing_may_be_offered_again() {
    assertThat(REJECTED.next()).contains(PENDING_APPROVAL);
  }
}
