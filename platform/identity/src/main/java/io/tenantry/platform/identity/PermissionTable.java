package io.tenantry.platform.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code permissions.csv}: which role may do what. */
public final class PermissionTable {
  private static final Pattern COLUMN = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
  private static final PermissionTable THE_TABLE = read();
  private final List<String> roles;
  private final Map<String, Row> rows;

  /** One line: a permission, what it means, who has it. */
  public record Row(String permission, String meaning, Set<String> roles) {}

  private PermissionTable(List<String> roles, Map<String, Row> rows) {
    this.roles = roles;
    this.rows = rows;
  }

  /** The table of this build. */
  public static PermissionTable get() {
    return THE_TABLE;
  }

  /** The roles it has columns for, in its order. */
  public List<String> roles() {
    return roles;
  }

  /** Its lines, in its order. */
  public List<Row> rows() {
    return List.copyOf(rows.values());
  }

  /** Everything that somebody with these roles may do; unknown roles may nothing. */
  public Set<String> of(Set<String> held) {
    return rows.values().stream()
        .filter(row -> row.roles().stream().anyMatch(held::contains))
        .map(Row::permission)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static PermissionTable read() {
    try (BufferedReader csv =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    PermissionTable.class.getResourceAsStream("/permissions.csv")),
                StandardCharsets.UTF_8))) {
      List<String[]> lines =
          csv.lines().filter(line -> !line.startsWith("#")).map(PermissionTable::columns).toList();
      String[] head = lines.getFirst();
      List<String> roles = List.of(head).subList(1, head.length - 1);
      Map<String, Row> rows = new LinkedHashMap<>();
      lines.stream()
          .skip(1)
          .map(line -> row(roles, line))
          .forEach(row -> rows.put(row.permission(), row));
      return new PermissionTable(roles, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] columns(String line) {
    return COLUMN.split(line, -1);
  }

  private static Row row(List<String> roles, String[] line) {
    List<String> holders = new ArrayList<>();
    for (int i = 0; i < roles.size(); i++) {
      if (line[i + 1].equals("x")) {
        holders.add(roles.get(i));
      }
    }
    return new Row(line[0], line[line.length - 1].replace("\"", ""), Set.copyOf(holders));
  }
}
