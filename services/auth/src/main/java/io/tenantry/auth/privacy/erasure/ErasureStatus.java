package io.tenantry.auth.privacy.erasure;

import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.State;


/**
 * States of an erasure. While ASKING nothing has happened yet and any service may object; from
 * CLOSING on there is no way back.
 */
enum ErasureStatus implements State<ErasureStatus> {
  /** The services say whether they can do without the person. */
  ASKING,
  /** One cannot. */
  REFUSED,
  /** All can: sessions end and the account goes. */
  CLOSING,
  /** The services erase what they hold. */
  ERASING,
  DONE;

  private static final Moves<ErasureStatus> MOVES =
      Moves.of("erasure", ErasureStatus.class)
          .inCapitals()
          .from(ASKING)
          .to(REFUSED, CLOSING)
          .from(CLOSING)
          .to(ERASING)
          .from(ERASING)
          .to(DONE);

  @Override
  public Moves<ErasureStatus> moves() {
    return MOVES;
  }
}
