package io.tenantry.bench.events;

import io.tenantry.bench.fleet.Stack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Writes the outbox row that a booking would write, as the booking service. The stamp is taken just
 * before the commit, so the latency includes it.
 */
final class OutboxPublisher implements Publisher {
  private final Connection connection;
  private final PreparedStatement insert;
  private final String topic;
  private long sent;

  OutboxPublisher(Stack stack, String topic) throws SQLException {
    this.topic = topic;
    connection = stack.database("booking");
    connection.setAutoCommit(true);
    insert =
        connection.prepareStatement(
            """
            insert into outbox (id, topic, key, type, source, subject, time, org, traceparent, payload)
            values (?, ?, ?, 'bench.latency', '/bench', ?, '1970-01-01T00:00:00Z', '', '', ?)
            """);
  }

  @Override
  public void publish() throws SQLException {
    String key = UUID.randomUUID().toString();
    insert.setObject(1, UUID.fromString(key));
    insert.setString(2, topic);
    insert.setString(3, key);
    insert.setString(4, key);
    insert.setBytes(5, Stamp.now());
    insert.executeUpdate();
    sent++;
  }

  @Override
  public long sent() {
    return sent;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
