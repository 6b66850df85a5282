package io.tenantry.auth.privacy;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tenantry.platform.encryption.FieldCipher;
import io.tenantry.platform.encryption.KeysetFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;

/** A keyset whose old key made the rows, and whose new key is the primary. */
public final class TwoKeys implements QuarkusTestResourceLifecycleManager {
  static final String OLD = "tenantry.test.old-keyset";

  @Override
  public int order() {
    return 2;
  }

  @Override
  public Map<String, String> start() {
    try {
      Path file = Files.createTempFile("keyset", ".json");
      Files.writeString(file, FieldCipher.newKeyset());
      System.setProperty(OLD, Files.readString(file));
      KeysetFile.main("add", file.toString());
      KeysetFile.main("promote", file.toString());
      return Map.of("tenantry.encryption.keyset-file", file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {}
}
