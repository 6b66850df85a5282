package io.tenantry.property.listing;

import static java.util.Map.entry;

import io.tenantry.property.row.IllegalMove;
import java.util.Map;
import java.util.Set;

/** The life of a listing and its legal moves. Only a published one is seen by the public. */
public enum ListingStatus {
  /** May be incomplete; nobody but its organization knows it. */
  DRAFT,
  PENDING_APPROVAL,
  PUBLISHED,
  REJECTED,
  /** Off the market for a while, by its organization. */
  PAUSED,
  /** Off the market by an administrator. */
  SUSPENDED,
  ARCHIVED;

  private static final Map<ListingStatus, Set<ListingStatus>> MOVES =
      Map.ofEntries(
          entry(DRAFT, Set.of(PENDING_APPROVAL, ARCHIVED)),
          entry(PENDING_APPROVAL, Set.of(PUBLISHED, REJECTED, PENDING_APPROVAL, ARCHIVED)),
          entry(PUBLISHED, Set.of(PAUSED, PENDING_APPROVAL, SUSPENDED, ARCHIVED)),
          entry(REJECTED, Set.of(PENDING_APPROVAL, ARCHIVED)),
          entry(PAUSED, Set.of(PUBLISHED, PENDING_APPROVAL, SUSPENDED, ARCHIVED)),
          entry(SUSPENDED, Set.of(PUBLISHED, PAUSED, ARCHIVED)),
          entry(ARCHIVED, Set.of()));

  /** Returns the legal next states. */
  Set<ListingStatus> next() {
    return MOVES.get(this);
  }

  /**
   * The next status.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 that says which moves are possible
   */
  ListingStatus to(ListingStatus wanted) {
    if (!next().contains(wanted)) {
      throw refusal(wanted);
    }
    return wanted;
  }

  /** The next status, by a move that only this one status allows. */
  ListingStatus to(ListingStatus wanted, ListingStatus onlyFrom) {
    if (this != onlyFrom) {
      throw refusal(wanted);
    }
    return to(wanted);
  }

  private RuntimeException refusal(ListingStatus wanted) {
    return IllegalMove.of("The listing", this, wanted, next());
  }
}
