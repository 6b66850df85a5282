package io.tenantry.e2e.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.e2e.client.Fleet;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Counts rows behind the services, for proofs that no API gives. */
public final class Databases {
  private final JsonNode postgres;

  /** The databases of a running fleet. */
  public Databases(Fleet fleet) {
    postgres = fleet.accounts().path("postgres");
  }

  /** The one number a query answers, seen with all rights. */
  public long count(String database, String query, Object... parameters) {
    try (Connection connection = superuser(database);
        PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection superuser(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%s/%s"
            .formatted(postgres.path("host").asText(), postgres.path("port").asText(), database),
        postgres.path("superuser").asText(),
        postgres.path("password").asText());
  }
}
