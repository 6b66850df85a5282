package io.tenantry.local.checkout;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Properties;

/**
 * Passwords and keys of this checkout: made when first asked for, kept in a folder only its owner
 * reads.
 */
public final class Secrets {
  private static final String LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private final SecureRandom random = new SecureRandom();
  private final Properties known = new Properties();
  private final Path folder;

  private Secrets(Path folder) {
    this.folder = folder;
  }

  public static Secrets of(Checkout checkout) {
    var secrets = new Secrets(checkout.secrets());
    secrets.read();
    return secrets;
  }

  /** 28 letters and digits, stable for this checkout. */
  public synchronized String password(String name) {
    return named(name, "");
  }

  /** A password that also satisfies the realm's policy (upper, lower, digit, special). */
  public synchronized String personsPassword(String name) {
    return named(name, "Aa1!");
  }

  /** Like {@link #password}, with the prefix by which the provider's keys are known. */
  public synchronized String key(String name, String prefix) {
    return named(name, prefix);
  }

  /** Tink keyset for the encryption of personal data in fields (AES-256-GCM). */
  public synchronized Path fieldKeyset() {
    var file = folder.resolve("field-keyset.json");
    if (!Files.exists(file)) {
      try {
        AeadConfig.register();
        var aead = RegistryConfiguration.get();
        var keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, aead);
        PrivateFile.write(
            file,
            TinkJsonProtoKeysetFormat.serializeKeyset(keys, aead, InsecureSecretKeyAccess.get()));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
    return file;
  }

  private String named(String name, String prefix) {
    var value = known.getProperty(name);
    if (value == null) {
      value =
          prefix
              + random
                  .ints(28, 0, LETTERS.length())
                  .mapToObj(LETTERS::charAt)
                  .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append);
      known.setProperty(name, value);
      PrivateFile.write(file(), asText());
    }
    return value;
  }

  private Path file() {
    return folder.resolve("secrets.properties");
  }

  private void read() {
    if (Files.exists(file())) {
      try (Reader in = Files.newBufferedReader(file())) {
        known.load(in);
      } catch (IOException e) {
        throw new Problem(file() + " cannot be read: " + e.getMessage(), e);
      }
    }
  }

  private String asText() {
    var text = new StringBuilder();
    known.stringPropertyNames().stream()
        .sorted()
        .forEach(
            name -> text.append(name).append('=').append(known.getProperty(name)).append('\n'));
    return text.toString();
  }
}
