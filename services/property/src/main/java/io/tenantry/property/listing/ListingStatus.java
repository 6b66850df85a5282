package io.tenantry.property.listing;

import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.State;

/** The life of a listing and its legal moves. Only a published one is seen by the public. */
public enum ListingStatus implements State<ListingStatus> {
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

  private static final Moves<ListingStatus> MOVES =
      Moves.of("listing", ListingStatus.class)
          .from(DRAFT)
          .to(PENDING_APPROVAL, ARCHIVED)
          .from(PENDING_APPROVAL)
          .to(PUBLISHED, REJECTED, PENDING_APPROVAL, ARCHIVED)
          .from(PUBLISHED)
          .to(PAUSED, PENDING_APPROVAL, SUSPENDED, ARCHIVED)
          .from(REJECTED)
          .to(PENDING_APPROVAL, ARCHIVED)
          .from(PAUSED)
          .to(PUBLISHED, PENDING_APPROVAL, SUSPENDED, ARCHIVED)
          .from(SUSPENDED)
          .to(PUBLISHED, PAUSED, ARCHIVED);

  @Override
  public Moves<ListingStatus> moves() {
    return MOVES;
  }

  /**
   * The next status, by a move that only this one status allows.
   *
   * @throws io.tenantry.platform.data.IllegalMove when it is another one
   */
  ListingStatus to(ListingStatus wanted, ListingStatus onlyFrom) {
    if (this != onlyFrom) {
      throw MOVES.refusal(this, wanted);
    }
    return to(wanted);
  }
}
