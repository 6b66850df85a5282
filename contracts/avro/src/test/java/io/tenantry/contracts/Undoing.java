package io.tenantry.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A row of {@code contracts/undone-by.csv}: which later facts undo an event, and who must hear
 * them.
 *
 * @param undoneBy names of events
 * @param heardBy where each service that acts on the event acts on what undoes it
 * @param needNotHear services, or {@code service/event}, which have nothing to undo; {@code why}
 *     says for what reason
 */
record Undoing(
    String event, List<String> undoneBy, List<Listener> heardBy, Set<String> needNotHear) {
  private static final Path TABLE = Path.of("../undone-by.csv");
  private static final int COLUMNS = 5;

  /** A class of a service that gives events their effect. */
  record Listener(String service, String type) {
    private static Listener of(String text) {
      String[] parts = text.split(":", 2);
      return new Listener(parts[0], parts[1]);
    }
  }

  /** All rows of the table. */
  static List<Undoing> table() {
    try (Stream<String> lines = Files.lines(TABLE)) {
      return lines.skip(1).map(Undoing::row).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Services that listen where it is undone. */
  Set<String> services() {
    Set<String> services = new TreeSet<>();
    heardBy.forEach(listener -> services.add(listener.service()));
    return services;
  }

  /** Returns whether a service has nothing to undo when this happens. */
  boolean spares(String service, String undoing) {
    return needNotHear.contains(service) || needNotHear.contains(service + "/" + undoing);
  }

  private static Undoing row(String line) {
    String[] cells = line.split(",", COLUMNS);
    if (cells.length != COLUMNS) {
      throw new IllegalStateException("Not five columns: " + line);
    }
    return new Undoing(
        cells[0],
        words(cells[1]),
        words(cells[2]).stream().map(Listener::of).toList(),
        Set.copyOf(words(cells[3])));
  }

  private static List<String> words(String cell) {
    return Stream.of(cell.split(" ")).filter(word -> !word.isBlank()).toList();
  }
}
