package io.tenantry.auth.privacy.erasure;

import java.util.Map;
import java.util.Set;

/**
 * States of an erasure. While ASKING nothing has happened yet and any service may object; from
 * CLOSING on there is no way back.
 */
enum ErasureStatus {
  /** The services say whether they can do without the person. */
  ASKING,
  /** One cannot. */
  REFUSED,
  /** All can: sessions end and the account goes. */
  CLOSING,
  /** The services erase what they hold. */
  ERASING,
  DONE;

  private static final Map<ErasureStatus, Set<ErasureStatus>> MOVES =
      Map.of(
          ASKING, Set.of(REFUSED, CLOSING),
          REFUSED, Set.of(),
          CLOSING, Set.of(ERASING),
          ERASING, Set.of(DONE),
          DONE, Set.of());

  Set<ErasureStatus> next() {
    return MOVES.get(this);
  }
}
