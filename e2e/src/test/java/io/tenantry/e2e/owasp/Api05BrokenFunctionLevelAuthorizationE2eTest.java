package io.tenantry.e2e.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.fleet.Attempts;
import io.tenantry.e2e.fleet.Operations;
import io.tenantry.e2e.fleet.Operations.Operation;
import io.tenantry.e2e.fleet.ResultTable;
import io.tenantry.e2e.fleet.Rights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * OWASP API5:2023. Every operation is tried with every role that {@code docs/permissions.md} does
 * not give its right to. New operations and roles join by themselves.
 */
class Api05BrokenFunctionLevelAuthorizationE2eTest {
  private final Fleet fleet = Fleet.running();

  @Test
  void every_operation_refuses_roles_that_lack_its_right() {
    var rights = new Rights(fleet);
    Map<String, Person> cast = new LinkedHashMap<>();
    cast.put("platform_admin", fleet.administrator());
    Person owner = Person.landlord(fleet, "Asha");
    cast.put("owner", owner);
    for (String role : List.of("admin", "manager", "viewer")) {
      cast.put(role, Person.colleague(owner, role));
    }
    cast.put("resident", Person.resident(fleet, "Ravi"));

    assertThat(cast.keySet())
        .as("somebody plays each role of docs/permissions.md")
        .containsExactlyInAnyOrderElementsOf(rights.roles());

    var table = new ResultTable();
    for (Operation operation : Operations.of(fleet)) {
      assertThat(operation.permissions())
          .as("%s, in permissions.csv", operation)
          .allMatch(rights::knows);
      cast.forEach(
          (role, person) -> {
            if (!rights.has(role, operation.permissions())) {
              int status = Attempts.send(person.http(), operation);
              table.add(operation.toString(), role, status, List.of(403));
            }
          });
    }
    System.out.println(table);
    assertThat(table.breaches()).isEmpty();
    assertThat(table.size()).isGreaterThan(150);
  }
}
