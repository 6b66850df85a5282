package io.tenantry.platform.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/**
 * A row of {@code fleet.csv}.
 *
 * @param port where it listens on a machine that runs the whole fleet
 * @param outboxMillis how often its outbox is asked for new rows, where it publishes events
 * @param personalData whether it holds something about people
 * @param needs servers besides those that everybody, or everybody with a database, needs
 * @param topics those that it alone owns, its dead letters included
 */
public record FleetService(
    String name,
    int port,
    Optional<String> database,
    OptionalInt outboxMillis,
    boolean personalData,
    List<String> needs,
    List<FleetTopic> topics) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z-]*[a-z]");
  private static final Pattern SPACES = Pattern.compile(" +");

  /** Refuses names that are no host names, and an outbox without a database. */
  public FleetService {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Not a name of a service: " + name);
    }
    if (outboxMillis.isPresent() && database.isEmpty()) {
      throw new IllegalArgumentException(name + " has an outbox and no database.");
    }
  }

  static FleetService of(CSVRecord row) {
    var name = row.get("name");
    var database = Optional.of(row.get("database")).filter(value -> !value.isEmpty());
    var topics = new ArrayList<FleetTopic>();
    words(row.get("topics")).stream().map(FleetTopic::of).forEach(topics::add);
    database.ifPresent(any -> topics.add(FleetTopic.of(name + ".dead-letters.v1/1")));
    return new FleetService(
        name,
        Integer.parseInt(row.get("port")),
        database,
        number(row.get("outbox_millis")),
        yesOrNo(row.get("personal_data")),
        words(row.get("needs")),
        List.copyOf(topics));
  }

  private static OptionalInt number(String text) {
    return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
  }

  private static boolean yesOrNo(String text) {
    return switch (text) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new IllegalArgumentException("Neither yes nor no: " + text);
    };
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(SPACES.split(text));
  }
}
