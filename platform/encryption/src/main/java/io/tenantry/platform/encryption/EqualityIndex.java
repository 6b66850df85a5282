package io.tenantry.platform.encryption;

import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Blind index beside an encrypted field that must be found again: a keyed HMAC of the value
 * (decisions.md C-67), in a {@code bytea} column. Without the key nobody can try values out. Its
 * keyset is another one than that of the fields, because equality outlives a change of their key.
 */
@ApplicationScoped
public class EqualityIndex {
  private static final int LENGTH = 32;
  private final Map<Integer, Prf> keys;
  private final Prf primary;

  EqualityIndex(
      @ConfigProperty(name = "tenantry.encryption.index-keyset-file") Optional<Path> keysetFile) {
    Path file =
        keysetFile.orElseThrow(
            () -> new IllegalStateException("Set FIELD_INDEX_KEYSET_FILE to a Tink PRF keyset"));
    try {
      PrfSet set = Keysets.read(file).getPrimitive(RegistryConfiguration.get(), PrfSet.class);
      keys = Map.copyOf(set.getPrfs());
      primary = set.getPrfs().get(set.getPrimaryId());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The index keyset is not a Tink PRF keyset", e);
    }
  }

  /**
   * Returns the digest to store for a value.
   *
   * @param column which column it is for; the same value in two columns gives two digests
   * @param value in its one canonical spelling: say, without blanks and in capitals
   */
  public byte[] digest(String column, String value) {
    return digest(primary, column, value);
  }

  /** Returns the digests to look for, one for each key, for {@code column = any ($1)}. */
  public List<byte[]> candidates(String column, String value) {
    return keys.values().stream().map(key -> digest(key, column, value)).toList();
  }

  private static byte[] digest(Prf key, String column, String value) {
    try {
      return key.compute((column + "\0" + value).getBytes(StandardCharsets.UTF_8), LENGTH);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The digest failed", e);
    }
  }

  /** A fresh keyset in the format the service reads, for tests and first installations. */
  public static String newKeyset() {
    return Keysets.text(Keysets.generate(PredefinedPrfParameters.HMAC_SHA256_PRF));
  }
}
