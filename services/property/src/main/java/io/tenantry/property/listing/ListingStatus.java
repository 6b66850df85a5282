package io.tenantry.property.listing;

import io.tenantry.property.row.Choice;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** The life of a listing and its legal moves. Only a published one is seen by the public. */
public enum ListingStatus {
  DRAFT,
  PENDING_APPROVAL,
  PUBLISHED,
  REJECTED,
  PAUSED,
  ARCHIVED;

  private static final Map<ListingStatus, Set<ListingStatus>> MOVES =
      Map.of(
          DRAFT, Set.of(PENDING_APPROVAL, ARCHIVED),
          PENDING_APPROVAL, Set.of(PUBLISHED, REJECTED, PENDING_APPROVAL, ARCHIVED),
          PUBLISHED, Set.of(PAUSED, PENDING_APPROVAL, ARCHIVED),
          REJECTED, Set.of(PENDING_APPROVAL, ARCHIVED),
          PAUSED, Set.of(PUBLISHED, PENDING_APPROVAL, ARCHIVED),
          ARCHIVED, Set.of());

  /** What may follow. */
  Set<ListingStatus> next() {
    return MOVES.get(this);
  }

  /** The columns' values from which this one may be reached. */
  String[] sources() {
    return Arrays.stream(values())
        .filter(status -> status.next().contains(this))
        .map(Choice::column)
        .toArray(String[]::new);
  }
}
