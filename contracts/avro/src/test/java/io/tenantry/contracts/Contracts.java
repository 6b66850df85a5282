package io.tenantry.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** The contracts as they are in the tree, and as they were last released. */
final class Contracts {
  static final Path RELEASED = Path.of("released");
  private static final Path COMPILED = Path.of("target/classes");

  private Contracts() {}

  /** Returns every record that the IDL files declare. */
  static List<Schema> current() {
    return files(COMPILED, ".class").stream()
        .filter(file -> !file.getFileName().toString().contains("$"))
        .map(Contracts::type)
        .filter(SpecificRecord.class::isAssignableFrom)
        .map(SpecificData.get()::getSchema)
        .toList();
  }

  static List<Schema> released() {
    return files(RELEASED, ".avsc").stream().map(Contracts::parse).toList();
  }

  private static List<Path> files(Path root, String ending) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> type(Path file) {
    String name = COMPILED.relativize(file).toString().replace(".class", "").replace('/', '.');
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Schema parse(Path file) {
    try {
      return new Schema.Parser().parse(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
