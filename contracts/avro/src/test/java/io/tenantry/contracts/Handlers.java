package io.tenantry.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the classes of the fleet that handle events, by reading their sources. */
final class Handlers {
  private static final Path ROOT = Path.of("../..");
  private static final String PLATFORM = "platform";

  private final List<Source> sources = sources();

  /** A class, and the service (or the platform) that it belongs to. */
  private record Source(String service, String type, String text) {
    boolean handles(String event) {
      return Pattern.compile("\\b(case|instanceof) " + event + "\\b").matcher(text).find();
    }
  }

  /** The services with a handler for a class of events. */
  Set<String> services(String event) {
    Set<String> services = new TreeSet<>();
    sources.stream()
        .filter(source -> source.handles(event))
        .forEach(source -> services.add(source.service()));
    return services;
  }

  /** Returns whether a class of a service has a handler for a class of events. */
  boolean handles(String service, String type, String event) {
    return sources.stream()
        .filter(source -> source.service().equals(service) && source.type().equals(type))
        .anyMatch(source -> source.handles(event));
  }

  private static List<Source> sources() {
    try (Stream<Path> services = Files.list(ROOT.resolve("services"));
        Stream<Path> modules = Files.list(ROOT.resolve(PLATFORM))) {
      return Stream.concat(
              services.flatMap(
                  service -> sources(service.getFileName().toString(), service).stream()),
              modules.flatMap(module -> sources(PLATFORM, module).stream()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Source> sources(String service, Path module) {
    Path code = module.resolve("src/main/java");
    if (!Files.isDirectory(code)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(code)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> source(service, file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Source source(String service, Path file) {
    try {
      String type = file.getFileName().toString().replace(".java", "");
      return new Source(service, type, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
