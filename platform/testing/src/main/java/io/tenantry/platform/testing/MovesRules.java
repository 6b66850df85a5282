package io.tenantry.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.State;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds the state machines of a service to one table each: what the enum says, what the database
 * refuses, and what the docs print. Each service has a subclass.
 */
public abstract class MovesRules {
  private static final String GUARDS =
      """
      select pg_get_triggerdef(t.oid) from pg_trigger t where t.tgname = 'legal_moves'
      """;

  /** The runs of jobs are the platform's. */
  private static final String STATUS_COLUMNS =
      """
      select c.table_name || '.' || c.column_name
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and c.column_name = 'status' and t.table_type = 'BASE TABLE'
        and c.data_type = 'text' and c.table_name <> 'job_run'
      """;

  private static final Pattern GUARDED = Pattern.compile("UPDATE OF (\\w+) ON public\\.(\\w+)");
  private static final Pattern MOVE = Pattern.compile("\\w+>\\w+");

  /** Columns named status that hold another service's state, or in which anything may follow. */
  protected Set<String> unguarded() {
    return Set.of();
  }

  @Test
  void the_database_knows_the_moves_that_the_code_knows() throws SQLException {
    Map<String, Set<String>> code = new TreeMap<>();
    machines().forEach(moves -> moves.columns().forEach(at -> code.put(at, moves.pairs())));
    assertThat(guards()).isNotEmpty().isEqualTo(code);
  }

  @Test
  void every_status_has_a_table_of_moves() throws SQLException {
    Set<String> columns = new TreeSet<>(query(STATUS_COLUMNS));
    columns.removeAll(guards().keySet());
    assertThat(columns).isEqualTo(unguarded());
  }

  @Test
  void the_moves_are_documented() {
    machines().forEach(StateTable::isDocumented);
  }

  private static Map<String, Set<String>> guards() throws SQLException {
    Map<String, Set<String>> guards = new TreeMap<>();
    for (String definition : query(GUARDS)) {
      var guarded = GUARDED.matcher(definition);
      assertThat(guarded.find()).as(definition).isTrue();
      guards.put(
          guarded.group(2) + "." + guarded.group(1),
          MOVE.matcher(definition)
              .results()
              .map(MatchResult::group)
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    return guards;
  }

  private List<? extends Moves<?>> machines() {
    return new ClassFileImporter()
        .importPath(Path.of("target/classes")).stream()
            .filter(type -> type.isEnum() && type.isAssignableTo(State.class))
            .map(this::moves)
            .toList();
  }

  private Moves<?> moves(JavaClass type) {
    try {
      Class<?> states = Class.forName(type.getName(), true, getClass().getClassLoader());
      return ((State<?>) states.getEnumConstants()[0]).moves();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> query(String sql) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }
}
