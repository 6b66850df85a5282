package io.tenantry.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the events in a service's README equal to the code: which it hears, which it publishes. */
final class EventsSection {
  private static final Path README = Path.of("README.md");
  private static final Pattern SECTION =
      Pattern.compile("<!-- events -->\n.*?<!-- /events -->\n", Pattern.DOTALL);
  private static final Pattern HANDLED = Pattern.compile("\\b(?:case|instanceof) ([A-Z]\\w+)\\b");
  private static final Pattern IMPORTED =
      Pattern.compile("import (io\\.tenantry\\.contracts\\.\\w+\\.\\w+);");

  private static final Set<String> MAKING = Set.of("<init>", "newBuilder");

  private final JavaClasses classes;
  private final Map<String, Set<String>> in = new TreeMap<>();
  private final Map<String, Set<String>> out = new TreeMap<>();

  private EventsSection(JavaClasses classes) {
    this.classes = classes;
  }

  /** Writes the section and fails when it was another one: then commit the new one. */
  static void isWritten(JavaClasses classes) {
    if (!Files.exists(README) || !usesEvents(classes)) {
      return;
    }
    String section = new EventsSection(classes).section();
    if (section.isEmpty()) {
      return;
    }
    try {
      String before = Files.readString(README);
      Matcher place = SECTION.matcher(before);
      assertThat(place.find())
          .as("%s has no <!-- events --> and <!-- /events -->", README.toAbsolutePath())
          .isTrue();
      String after = place.replaceFirst(Matcher.quoteReplacement(section));
      Files.writeString(README, after);
      assertThat(before).as("The events in README.md were out of date").isEqualTo(after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A module without events, such as the gateway, has not even their classes. */
  private static boolean usesEvents(JavaClasses classes) {
    return classes.stream()
        .flatMap(user -> user.getDirectDependenciesFromSelf().stream())
        .map(dependency -> dependency.getTargetClass().getPackageName())
        .anyMatch(
            name ->
                name.startsWith("io.tenantry.platform.events")
                    || name.startsWith("io.tenantry.platform.privacy"));
  }

  private String section() {
    readIncoming();
    readOutgoing();
    if (in.isEmpty() && out.isEmpty()) {
      return "";
    }
    return "<!-- events -->\n"
        + "<!-- Made by the tests from the code; do not edit. -->\n\n"
        + "| topic | in | out |\n| --- | --- | --- |\n"
        + Stream.concat(in.keySet().stream(), out.keySet().stream())
            .distinct()
            .sorted()
            .map(
                topic ->
                    "| `%s` | %s | %s |\n".formatted(topic, names(in, topic), names(out, topic)))
            .collect(Collectors.joining())
        + "\n<!-- /events -->\n";
  }

  private static String names(Map<String, Set<String>> events, String topic) {
    return String.join(", ", events.getOrDefault(topic, Set.of()));
  }

  /** Topics come from the annotations, events from the switches of the sources. */
  private void readIncoming() {
    classes.stream()
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.getAnnotations().stream().anyMatch(EventsSection::isIncoming))
        .flatMap(EventsSection::topics)
        .forEach(topic -> add(in, topic, ""));
    handled().forEach(this::heard);
    if (uses("io.tenantry.platform.privacy.PersonalData")) {
      add(in, "privacy.requests.v1", "what persons ask for");
      add(out, "privacy.answers.v1", "the answers");
    }
    in.values().forEach(names -> names.remove(""));
  }

  private static Stream<String> topics(JavaMethod method) {
    return Stream.of(method.reflect().getAnnotationsByType(Incoming.class)).map(Incoming::value);
  }

  private static boolean isIncoming(JavaAnnotation<?> annotation) {
    return annotation.getRawType().getSimpleName().startsWith("Incoming");
  }

  private void heard(Schema schema) {
    if (in.containsKey(topic(schema))) {
      add(in, topic(schema), schema.getProp("event"));
    }
  }

  private void readOutgoing() {
    classes.stream()
        .filter(EventsSection::publishes)
        .flatMap(type -> type.getAccessesFromSelf().stream())
        .filter(access -> MAKING.contains(access.getTarget().getName()))
        .map(access -> access.getTargetOwner())
        .filter(EventsSection::isEvent)
        .map(EventsSection::schema)
        .forEach(schema -> add(out, topic(schema), schema.getProp("event")));
    if (uses("io.tenantry.platform.audit.Audit")) {
      add(out, "audit.events.v1", "audit.recorded");
    }
  }

  private static boolean publishes(JavaClass type) {
    return type.getSimpleName().endsWith("Facts") || type.getSimpleName().endsWith("States");
  }

  /** Returns whether a class is a contract with the name of an event. */
  static boolean isEvent(JavaClass type) {
    return type.getPackageName().startsWith("io.tenantry.contracts.")
        && type.isAssignableTo(SpecificRecord.class)
        && schema(type).getProp("event") != null;
  }

  private boolean uses(String type) {
    return classes.stream()
        .flatMap(user -> user.getDirectDependenciesFromSelf().stream())
        .anyMatch(dependency -> dependency.getTargetClass().getName().equals(type));
  }

  private static Stream<Schema> handled() {
    Path sources = Path.of("src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream()
          .flatMap(file -> handled(read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Schema> handled(String source) {
    Set<String> cases =
        HANDLED.matcher(source).results().map(found -> found.group(1)).collect(Collectors.toSet());
    return IMPORTED
        .matcher(source)
        .results()
        .map(found -> found.group(1))
        .filter(name -> cases.contains(name.substring(name.lastIndexOf('.') + 1)))
        .map(EventsSection::schema)
        .filter(schema -> schema.getProp("event") != null);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema schema(JavaClass type) {
    return schema(type.getName());
  }

  private static Schema schema(String type) {
    try {
      return SpecificData.get().getSchema(Class.forName(type));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same rule as the outbox's. */
  private static String topic(Schema schema) {
    String own = schema.getProp("topic");
    String event = schema.getProp("event");
    return own == null ? event.substring(0, event.indexOf('.')) + ".events.v1" : own;
  }

  private static void add(Map<String, Set<String>> events, String topic, String event) {
    events.computeIfAbsent(topic, none -> new TreeSet<>()).add(event);
  }
}
