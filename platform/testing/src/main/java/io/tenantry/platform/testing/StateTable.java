package io.tenantry.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps the table of a state machine in {@code docs/state-machines} equal to the code. */
public final class StateTable {
  private StateTable() {}

  /** Writes the table and fails when it was another one: then commit the new one. */
  public static <S extends Enum<S> & State<S>> void isDocumented(Moves<S> moves) {
    Path file = folder().resolve(moves.thing().replace('_', '-') + ".md");
    String table = table(moves);
    try {
      String before = Files.isRegularFile(file) ? Files.readString(file) : "";
      Files.createDirectories(file.getParent());
      Files.writeString(file, table);
      assertThat(before).as("%s was out of date; commit it as it is now", file).isEqualTo(table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <S extends Enum<S> & State<S>> String table(Moves<S> moves) {
    String rows =
        EnumSet.allOf(moves.states()).stream()
            .map(state -> "| " + state + " | " + next(state.next()) + " |\n")
            .collect(Collectors.joining());
    return "# States: %s\n\nMade by the tests from `%s`; do not edit.\n\n| from | to |\n| --- | --- |\n%s"
        .formatted(moves.thing().replace('_', ' '), name(moves.states()), rows);
  }

  private static String name(Class<?> states) {
    return states.getName().substring(states.getPackageName().length() + 1).replace('$', '.');
  }

  private static <S extends Enum<S>> String next(Set<S> states) {
    return states.isEmpty()
        ? "(final)"
        : states.stream().sorted().map(Enum::name).collect(Collectors.joining(", "));
  }

  private static Path folder() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("mvnw"))) {
        return at.resolve("docs/state-machines");
      }
    }
    throw new IllegalStateException("Not inside a checkout");
  }
}
