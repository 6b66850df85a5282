package io.tenantry.e2e.fleet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Operations against attacks: what came of each, printed as a table. */
public final class ResultTable {
  private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
  private final Set<String> attacks = new LinkedHashSet<>();
  private final List<String> breaches = new ArrayList<>();

  /** Notes an answer, and a breach when it is not one of the expected. */
  public void add(String operation, String attack, int status, List<Integer> expected) {
    boolean good = expected.contains(status);
    attacks.add(attack);
    rows.computeIfAbsent(operation, name -> new LinkedHashMap<>())
        .put(attack, good ? String.valueOf(status) : status + "!");
    if (!good) {
      breaches.add("%s, %s: %d, not %s".formatted(operation, attack, status, expected));
    }
  }

  /** Returns the answers that break a rule. */
  public List<String> breaches() {
    return breaches;
  }

  /** Returns the number of answers. */
  public int size() {
    return rows.values().stream().mapToInt(Map::size).sum();
  }

  @Override
  public String toString() {
    int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    List<String> heads = List.copyOf(attacks);
    var text = new StringBuilder();
    for (int i = 0; i < heads.size(); i++) {
      text.append("  %s = %s%n".formatted((char) ('a' + i), heads.get(i)));
    }
    text.append(" ".repeat(width));
    for (int i = 0; i < heads.size(); i++) {
      text.append("  %-4s".formatted((char) ('a' + i)));
    }
    text.append('\n');
    rows.forEach(
        (operation, answers) -> {
          text.append(("%-" + width + "s").formatted(operation));
          heads.forEach(
              attack -> text.append("  %-4s".formatted(answers.getOrDefault(attack, "-"))));
          text.append('\n');
        });
    return text.append(
            "%d operations, %d attacks, %d breaches%n"
                .formatted(rows.size(), size(), breaches.size()))
        .toString();
  }
}
