package io.tenantry.local.server;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds files that list services: at least four names with nothing but punctuation between them, or
 * the same line for at least four of them.
 */
final class ServiceLists {
  private static final int A_LIST = 4;
  private static final Set<String> NOT_SOURCES = Set.of("target", ".git", ".idea", "run", "cache");

  /** A consumer chooses for itself whom it listens to. */
  private static final Pattern SUBSCRIPTION = Pattern.compile("@Incoming\\(");

  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private final Pattern name;
  private final Pattern list;

  ServiceLists(Collection<String> names) {
    var any =
        names.stream()
            .sorted((one, other) -> other.length() - one.length())
            .flatMap(
                n ->
                    Stream.of(n, n.replace('-', '_'), n.toUpperCase(Locale.ROOT).replace('-', '_')))
            .distinct()
            .collect(Collectors.joining("|", "(?<![A-Za-z0-9-])(?:", ")(?![A-Za-z0-9-])"));
    name = Pattern.compile(any);
    list = Pattern.compile("(?:" + any + "[\\s,;:|+\"'()\\[\\]]+){3}" + any);
  }

  /** Paths of the files below {@code root}, as they are written there. */
  Set<String> in(Path root) throws IOException {
    var found = new TreeSet<String>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_SOURCES.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile() && isOne(text(file))) {
              found.add(root.relativize(file).toString());
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  /** True when a text lists services. */
  boolean isOne(String text) {
    return list.matcher(text).results().anyMatch(m -> names(m.group()).size() >= A_LIST)
        || repeatsALine(text);
  }

  private boolean repeatsALine(String text) {
    Map<String, Set<String>> namesByShape = new HashMap<>();
    for (var line : text.split("\n", -1)) {
      var names = names(line);
      if (names.size() == 1 && !SUBSCRIPTION.matcher(line).find()) {
        var shape = NUMBER.matcher(name.matcher(line).replaceAll("@")).replaceAll("#");
        namesByShape.computeIfAbsent(shape, any -> new HashSet<>()).addAll(names);
      }
    }
    return namesByShape.values().stream().anyMatch(names -> names.size() >= A_LIST);
  }

  private Set<String> names(String text) {
    return name.matcher(text)
        .results()
        .map(found -> found.group().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.toSet());
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      return "";
    }
  }
}
