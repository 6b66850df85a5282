package io.tenantry.payment.provider;

import java.util.Optional;
import java.util.function.Function;

/** Reader of a provider's webhooks. */
public interface Webhooks {
  /**
   * Verifies the raw bytes of a webhook and returns its id and type.
   *
   * @param header the value of a header, null when it was not sent
   * @return empty unless the provider signed them, not too long ago
   * @throws IllegalArgumentException when they are signed and are no event
   */
  Optional<Notice> verify(Function<String, String> header, byte[] body);

  /** Parses bytes that were verified before. */
  Told read(byte[] body);
}
