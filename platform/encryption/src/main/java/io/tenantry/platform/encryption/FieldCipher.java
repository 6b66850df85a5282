package io.tenantry.platform.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Encrypts personal data field by field (AES-256-GCM, non-deterministic; decisions.md C-67). The
 * row's id goes in as associated data, so that a ciphertext moved to another row does not open.
 */
@ApplicationScoped
public class FieldCipher {
  private final Aead aead;

  FieldCipher(@ConfigProperty(name = "tenantry.encryption.keyset-file") Path keysetFile) {
    try {
      AeadConfig.register();
      aead =
          TinkJsonProtoKeysetFormat.parseKeyset(
                  Files.readString(keysetFile),
                  RegistryConfiguration.get(),
                  InsecureSecretKeyAccess.get())
              .getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (IOException e) {
      throw new UncheckedIOException("The field keyset cannot be read: " + keysetFile, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The field keyset is not a Tink AEAD keyset", e);
    }
  }

  /** Encrypts {@code plain} for the row and column that {@code context} names. */
  public byte[] encrypt(String plain, String context) {
    try {
      return aead.encrypt(plain.getBytes(StandardCharsets.UTF_8), bytes(context));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Encryption failed", e);
    }
  }

  /**
   * Decrypts what {@link #encrypt} made for the same context.
   *
   * @throws IllegalArgumentException when it was made for another context or was changed
   */
  public String decrypt(byte[] cipher, String context) {
    try {
      return new String(aead.decrypt(cipher, bytes(context)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The ciphertext does not belong here", e);
    }
  }

  private static byte[] bytes(String context) {
    return context.getBytes(StandardCharsets.UTF_8);
  }

  /** A fresh keyset in the format the service reads, for tests and first installations. */
  public static String newKeyset() {
    try {
      AeadConfig.register();
      KeysetHandle keyset =
          KeysetHandle.generateNew(
              PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
      return TinkJsonProtoKeysetFormat.serializeKeyset(
          keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
