package io.tenantry.e2e.fleet;

import io.tenantry.e2e.client.Fleet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Rights of each role, from {@code docs/permissions.md}. */
public final class Rights {
  private final Map<String, Set<String>> holders = new LinkedHashMap<>();
  private final List<String> roles;

  /** The table of the checkout the fleet was started from. */
  public Rights(Fleet fleet) {
    List<List<String>> table =
        lines(fleet).stream()
            .filter(line -> line.startsWith("|"))
            .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::trim).toList())
            .toList();
    List<String> head = table.getFirst();
    roles = head.subList(3, head.size()).stream().filter(role -> !role.isEmpty()).toList();
    for (List<String> row : table.subList(2, table.size())) {
      Set<String> having = new TreeSet<>();
      for (int i = 3; i < row.size(); i++) {
        if (row.get(i).equals("yes")) {
          having.add(head.get(i));
        }
      }
      holders.put(row.get(1).replace("`", ""), having);
    }
  }

  private static List<String> lines(Fleet fleet) {
    try {
      return Files.readAllLines(fleet.root().resolve("docs/permissions.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All roles that the table knows. */
  public List<String> roles() {
    return roles;
  }

  /** True when the role has all of these rights. */
  public boolean has(String role, List<String> rights) {
    return rights.stream().allMatch(right -> holders.getOrDefault(right, Set.of()).contains(role));
  }

  /** True when the table has a line for it. */
  public boolean knows(String right) {
    return holders.containsKey(right);
  }
}
