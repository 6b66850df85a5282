package io.tenantry.payment.provider;

import java.util.Optional;
import java.util.function.Function;

/** How a provider tells us things without being asked. */
public interface Webhooks {
  /**
   * What these bytes are, as they came.
   *
   * @param header the value of a header, null when it was not sent
   * @return empty unless the provider signed them, not too long ago
   * @throws IllegalArgumentException when they are signed and are no event
   */
  Optional<Notice> verify(Function<String, String> header, byte[] body);

  /** What bytes say that were verified before. */
  Told read(byte[] body);
}
