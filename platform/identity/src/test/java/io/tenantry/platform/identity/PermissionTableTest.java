package io.tenantry.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PermissionTableTest {
  private static final Path DOCUMENT = Path.of("../../docs/permissions.md");
  private final PermissionTable table = PermissionTable.get();

  @Test
  void the_constants_are_the_rows() {
    List<String> constants =
        Arrays.stream(Permission.class.getFields()).map(PermissionTableTest::value).toList();
    assertThat(constants)
        .containsExactlyElementsOf(
            table.rows().stream().map(PermissionTable.Row::permission).toList());
  }

  @Test
  void a_viewer_changes_nothing() {
    assertThat(table.of(Set.of(Role.VIEWER))).isNotEmpty().allMatch(name -> name.endsWith(":read"));
  }

  @Test
  void who_may_more_may_all_that_the_lesser_role_may() {
    assertThat(table.of(Set.of(Role.MANAGER))).containsAll(table.of(Set.of(Role.VIEWER)));
    assertThat(table.of(Set.of(Role.ADMIN))).containsAll(table.of(Set.of(Role.MANAGER)));
    assertThat(table.of(Set.of(Role.OWNER))).containsAll(table.of(Set.of(Role.ADMIN)));
  }

  @Test
  void members_settings_and_keys_are_for_owners_and_administrators_only() {
    assertThat(table.of(Set.of(Role.MANAGER, Role.VIEWER, Role.RESIDENT)))
        .noneMatch(name -> name.startsWith("members:") || name.startsWith("organization:"))
        .noneMatch(name -> name.startsWith("api-keys:") || name.startsWith("platform:"));
  }

  @Test
  void who_runs_the_platform_sees_nobodys_homes_or_money() {
    assertThat(table.of(Set.of(Role.PLATFORM_ADMIN)))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("platform:"));
  }

  @Test
  void an_unknown_role_may_nothing() {
    assertThat(table.of(Set.of("king"))).isEmpty();
  }

  @Test
  void the_document_is_the_table() throws IOException {
    String before = Files.isRegularFile(DOCUMENT) ? Files.readString(DOCUMENT) : "";
    Files.writeString(DOCUMENT, document());
    assertThat(before)
        .as("%s was out of date; commit it as it is now", DOCUMENT)
        .isEqualTo(document());
  }

  private String document() {
    String head = "| permission | meaning | " + String.join(" | ", table.roles()) + " |\n";
    String line = "| --- | --- |" + " --- |".repeat(table.roles().size()) + "\n";
    String rows =
        table.rows().stream()
            .map(
                row ->
                    "| `%s` | %s | %s |\n"
                        .formatted(row.permission(), row.meaning(), marks(row.roles())))
            .collect(Collectors.joining());
    return """
        # Who may do what

        Made from `platform/identity/src/main/resources/permissions.csv`, like the checks in the services and the security
        requirements in the API documents. A right says what somebody may try; which objects are theirs, each service and
        row-level security decide. What no row names is for everybody who is signed in: one's own account and notifications.

        """
        + head
        + line
        + rows;
  }

  private String marks(Set<String> holders) {
    return table.roles().stream()
        .map(role -> holders.contains(role) ? "yes" : "")
        .collect(Collectors.joining(" | "));
  }

  private static String value(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
