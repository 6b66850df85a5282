package io.tenantry.local.build;

import io.tenantry.local.process.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A hash over the content of files, tests and build output left out. */
final class SourceHash {
  private SourceHash() {}

  static String of(Path root, List<String> paths) {
    var hash = new Fingerprint();
    paths.stream()
        .flatMap(path -> files(root.resolve(path)))
        .sorted()
        .forEach(file -> hash.add(root.relativize(file).toString()).add(file));
    return hash.value();
  }

  private static Stream<Path> files(Path start) {
    if (Files.notExists(start)) {
      return Stream.empty();
    }
    try (var found = Files.walk(start)) {
      return found.filter(Files::isRegularFile).filter(SourceHash::isSource).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSource(Path file) {
    var path = file.toString();
    return !path.contains("/target/") && !path.contains("/src/test/") && !path.endsWith(".md");
  }
}
