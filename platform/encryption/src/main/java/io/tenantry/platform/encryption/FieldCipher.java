package io.tenantry.platform.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Encrypts personal data field by field (AES-256-GCM, non-deterministic; decisions.md C-67). The
 * row's id goes in as associated data, so that a ciphertext moved to another row does not open. New
 * ciphertexts are made with the keyset's primary key; what any enabled key made can be read.
 */
@ApplicationScoped
public class FieldCipher {
  private static final byte TINK = 1;
  private final Aead aead;
  private final byte[] mark;

  FieldCipher(@ConfigProperty(name = "tenantry.encryption.keyset-file") Optional<Path> keysetFile) {
    Path file =
        keysetFile.orElseThrow(
            () -> new IllegalStateException("Set FIELD_KEYSET_FILE to a Tink AEAD keyset"));
    KeysetHandle keyset = Keysets.read(file);
    try {
      aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The field keyset is not a Tink AEAD keyset", e);
    }
    mark = ByteBuffer.allocate(5).put(TINK).putInt(keyset.getPrimary().getId()).array();
  }

  /** Encrypts {@code plain} for the row and column that {@code context} names. */
  public byte[] encrypt(String plain, String context) {
    return seal(plain.getBytes(StandardCharsets.UTF_8), context);
  }

  /** The same for any bytes. */
  public byte[] seal(byte[] plain, String context) {
    try {
      return aead.encrypt(plain, bytes(context));
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
    return new String(open(cipher, context), StandardCharsets.UTF_8);
  }

  /** Decrypts what {@link #seal} made, like {@link #decrypt}. */
  public byte[] open(byte[] cipher, String context) {
    try {
      return aead.decrypt(cipher, bytes(context));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The ciphertext does not belong here", e);
    }
  }

  /** Returns the prefix of every ciphertext of the primary key; the others wait to be renewed. */
  byte[] mark() {
    return mark.clone();
  }

  private static byte[] bytes(String context) {
    return context.getBytes(StandardCharsets.UTF_8);
  }

  /** A fresh keyset in the format the service reads, for tests and first installations. */
  public static String newKeyset() {
    return Keysets.text(Keysets.generate(PredefinedAeadParameters.AES256_GCM));
  }
}
