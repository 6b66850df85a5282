package io.tenantry.property.listing;

import static io.tenantry.property.listing.ListingStatus.ARCHIVED;
import static io.tenantry.property.listing.ListingStatus.PENDING_APPROVAL;
import static io.tenantry.property.listing.ListingStatus.PUBLISHED;
import static io.tenantry.property.listing.ListingStatus.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListingStatusTest {
  @Test
  void nothing_is_published_without_a_decision() {
    assertThat(PUBLISHED.sources()).containsExactlyInAnyOrder("pending_approval", "paused");
    assertThat(REJECTED.mayBecome(PUBLISHED)).isFalse();
  }

  @Test
  void what_is_archived_stays_archived() {
    for (ListingStatus status : ListingStatus.values()) {
      assertThat(ARCHIVED.mayBecome(status)).isFalse();
    }
  }

  @Test
  void a_rejected_listing_may_be_offered_again() {
    assertThat(REJECTED.mayBecome(PENDING_APPROVAL)).isTrue();
  }
}
