package io.tenantry.property.listing;

import static io.tenantry.property.listing.ListingStatus.ARCHIVED;
import static io.tenantry.property.listing.ListingStatus.DRAFT;
import static io.tenantry.property.listing.ListingStatus.PAUSED;
import static io.tenantry.property.listing.ListingStatus.PENDING_APPROVAL;
import static io.tenantry.property.listing.ListingStatus.PUBLISHED;
import static io.tenantry.property.listing.ListingStatus.REJECTED;
import static io.tenantry.property.listing.ListingStatus.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ListingStatusTest {
  @Test
  void nothing_is_published_without_a_decision() {
    assertThat(
            Arrays.stream(ListingStatus.values()).filter(from -> from.next().contains(PUBLISHED)))
        .containsExactlyInAnyOrder(PENDING_APPROVAL, PAUSED, SUSPENDED);
    assertThat(DRAFT.next()).doesNotContain(PUBLISHED);
    assertThat(REJECTED.next()).doesNotContain(PUBLISHED);
  }

  @Test
  void what_is_archived_stays_archived() {
    assertThat(ARCHIVED.next()).isEmpty();
    assertThatThrownBy(() -> ARCHIVED.to(PENDING_APPROVAL)).hasMessageContaining("that is final");
  }

  @Test
  void a_rejected_listing_may_be_offered_again() {
    assertThat(REJECTED.next()).contains(PENDING_APPROVAL);
  }

  @Test
  void a_suspended_listing_is_not_resumed_like_a_paused_one() {
    assertThatThrownBy(() -> SUSPENDED.to(PUBLISHED, PAUSED))
        .hasMessageContaining("possible is: archived, paused, published");
  }
}
