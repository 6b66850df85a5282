package io.tenantry.payment.provider;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes as they came, for libraries that verify text. */
public final class RawBody {
  private RawBody() {}

  /** The one text that has these bytes in UTF-8; empty when none has. Lenient reading has many. */
  public static Optional<String> text(byte[] body) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
