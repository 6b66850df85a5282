package io.tenantry.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A Tink keyset of one AES-256-GCM key, for tests without the local stack. */
final class ScratchKeyset {
  private static final String KEYSET =
      """
      {"primaryKeyId": 1, "key": [{"status": "ENABLED", "keyId": 1, "outputPrefixType": "TINK",
        "keyData": {"typeUrl": "type.googleapis.com/google.crypto.tink.AesGcmKey",
          "keyMaterialType": "SYMMETRIC", "value": "@KEY@"}}]}
      """;
  private static final int KEY_BYTES = 32;

  /** Field 3 of the message AesGcmKey, of 32 bytes. */
  private static final byte[] HEAD = {0x1A, KEY_BYTES};

  /** The file, which goes with the test run. */
  static final Path FILE = make();

  private ScratchKeyset() {}

  private static Path make() {
    byte[] key = new byte[HEAD.length + KEY_BYTES];
    new SecureRandom().nextBytes(key);
    System.arraycopy(HEAD, 0, key, 0, HEAD.length);
    try {
      Path file = Files.createTempFile("field-keyset", ".json");
      file.toFile().deleteOnExit();
      return Files.writeString(
          file, KEYSET.replace("@KEY@", Base64.getEncoder().encodeToString(key)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
