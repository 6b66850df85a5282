package io.tenantry.platform.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Lets a test see what a service put into its outbox, by keeping the rows that are else gone. */
public final class OutboxProbe {
  private OutboxProbe() {}

  /** From now on rows stay; call it before each test. */
  public static void keepRows() {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("alter table outbox disable trigger delete_after_insert");
      statement.execute("delete from outbox");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The names of the events about an aggregate, in the order they were written. */
  public static List<String> eventsAbout(UUID aggregate) {
    try (Connection connection = ScratchDatabase.superuser();
        PreparedStatement query =
            connection.prepareStatement("select type from outbox where key = ? order by id")) {
      query.setString(1, aggregate.toString());
      List<String> types = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          types.add(rows.getString(1));
        }
      }
      return types;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
