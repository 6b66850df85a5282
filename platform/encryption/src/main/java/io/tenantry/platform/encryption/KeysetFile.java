package io.tenantry.platform.encryption;

import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The keyset of the fields, and the steps of a change of key: {@code add} a key that reads only,
 * {@code promote} it when every replica knows it, re-encrypt, {@code disable} the old one. See
 * docs/runbooks/field-keys.md.
 */
public final class KeysetFile {
  private final Path file;

  KeysetFile(Path file) {
    this.file = file;
  }

  /** {@code add|promote|list <file>}, {@code disable|enable <file> <key id>}. */
  public static void main(String... arguments) throws IOException, GeneralSecurityException {
    if (arguments.length < 2) {
      throw new IllegalArgumentException(
          "list|add|promote <keyset file>, disable|enable <keyset file> <key id>");
    }
    var keyset = new KeysetFile(Path.of(arguments[1]));
    switch (arguments[0]) {
      case "list" -> {}
      case "add" -> keyset.add();
      case "promote" -> keyset.promote();
      case "disable" -> keyset.set(Integer.parseInt(arguments[2]), KeyStatus.DISABLED);
      case "enable" -> keyset.set(Integer.parseInt(arguments[2]), KeyStatus.ENABLED);
      default -> throw new IllegalArgumentException("There is no step " + arguments[0]);
    }
    System.out.println(keyset.list());
  }

  /** A new key at the end of the keyset, which reads but does not write yet. */
  void add() throws IOException, GeneralSecurityException {
    write(
        KeysetHandle.newBuilder(Keysets.read(file))
            .addEntry(
                KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                    .withRandomId()));
  }

  /** The newest key writes from now on; the others go on reading. */
  void promote() throws IOException, GeneralSecurityException {
    var builder = KeysetHandle.newBuilder(Keysets.read(file));
    builder.getAt(builder.size() - 1).makePrimary();
    write(builder);
  }

  /**
   * Switches a key off, or on again.
   *
   * @throws IllegalArgumentException when there is none of this id, or it is the primary key
   */
  void set(int id, KeyStatus status) throws IOException, GeneralSecurityException {
    KeysetHandle keyset = Keysets.read(file);
    int at =
        IntStream.range(0, keyset.size())
            .filter(i -> keyset.getAt(i).getId() == id && !keyset.getAt(i).isPrimary())
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("No key " + id + " that is not the primary"));
    var builder = KeysetHandle.newBuilder(keyset);
    builder.getAt(at).setStatus(status);
    write(builder);
  }

  /** A line a key: id, status, whether it is the primary; never the key. */
  String list() {
    KeysetHandle keyset = Keysets.read(file);
    return IntStream.range(0, keyset.size())
        .mapToObj(keyset::getAt)
        .map(
            key ->
                "%d %s%s"
                    .formatted(key.getId(), key.getStatus(), key.isPrimary() ? " primary" : ""))
        .collect(Collectors.joining("\n"));
  }

  /** In one step, readable by its owner only: a reader never sees half a keyset. */
  private void write(KeysetHandle.Builder keyset) throws IOException, GeneralSecurityException {
    Path next =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            "keyset",
            ".json",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(next, Keysets.text(keyset.build()));
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
