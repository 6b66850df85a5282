package io.tenantry.platform.data;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** New ids: UUIDv7, so that they sort by time. */
public final class Ids {
  private Ids() {}

  /** A new id. */
  public static UUID next() {
    return UuidCreator.getTimeOrderedEpoch();
  }
}
