package io.tenantry.auth.apikey;

import io.tenantry.platform.data.SecretText;
import java.util.Optional;
import java.util.UUID;

/** A key as integrations send it: {@code tnk_<id>_<secret>}. */
record KeyText(UUID id, SecretText secret) {
  private static final String PREFIX = "tnk";
  private static final int PARTS = 3;

  static KeyText fresh(UUID id) {
    return new KeyText(id, SecretText.fresh());
  }

  /** Reads a key; empty when it is none. */
  static Optional<KeyText> parse(String text) {
    String[] parts = text.trim().split("_", PARTS);
    try {
      return parts.length == PARTS && parts[0].equals(PREFIX)
          ? Optional.of(new KeyText(UUID.fromString(parts[1]), new SecretText(parts[2])))
          : Optional.empty();
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  /** Returns the text, which is shown once. */
  String text() {
    return PREFIX + "_" + id + "_" + secret.text();
  }
}
