package io.tenantry.auth.organization;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** An organization that is there, with its owner; who asks has a token of this test run. */
public record Office(UUID id, UUID owner) {
  /** A new one, on trial. */
  public static Office opened() {
    Office office = new Office(UUID.randomUUID(), UUID.randomUUID());
    write(
        """
        insert into person (id, email, first_name, last_name, account_type, created_at)
        values ('%2$s', '%2$s@example.com', 'Asha', 'Rao', 'landlord', now());
        insert into organization (org_id, name, country, owner_id, created_at)
        values ('%1$s', 'Rao Homes', 'IN', '%2$s', now());
        insert into membership (org_id, person_id, role, created_at)
        values ('%1$s', '%2$s', 'owner', now());
        """
            .formatted(office.id, office.owner));
    return office;
  }

  /** Somebody more who works here. */
  public UUID hires(String role) {
    UUID person = UUID.randomUUID();
    write(
        """
        insert into person (id, email, first_name, last_name, account_type, created_at)
        values ('%2$s', '%2$s@example.com', 'Ravi', 'Nair', 'member', now());
        insert into membership (org_id, person_id, role, created_at)
        values ('%1$s', '%2$s', '%3$s', now());
        """
            .formatted(id, person, role));
    return person;
  }

  /** A request of its owner. */
  public RequestSpecification ownerAsks() {
    return asks(owner, Role.OWNER);
  }

  /** A request of somebody who works here. */
  public RequestSpecification asks(UUID person, String role) {
    return json(TestTokens.member(person, id, role));
  }

  /** A request of the platform's administrator. */
  public static RequestSpecification administrator() {
    return json(TestTokens.person(UUID.randomUUID(), Role.PLATFORM_ADMIN));
  }

  /** Its address, for paths that begin with it. */
  public String path(String rest) {
    return "/api/v1/tenants/" + id + rest;
  }

  private static RequestSpecification json(String token) {
    return given().auth().oauth2(token).contentType("application/json");
  }

  /** Returns one column of one row. */
  public static String value(String query, Object... parameters) {
    try (Connection connection = ScratchDatabase.superuser();
        PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (var rows = statement.executeQuery()) {
        return rows.next() ? String.valueOf(rows.getObject(1)) : "nothing";
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(String statements) {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
