package io.tenantry.payment.payment;

import io.tenantry.platform.testing.ScratchDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** The ledger and other rows, as a person with every right sees them. */
final class Books {
  private Books() {}

  /** The balance of each account that a payment touched. */
  static String balance(String payment) {
    return text(
        """
        select string_agg(account || ' ' || balance, ', ' order by account)
        from (select account, sum(amount) as balance from ledger_entry where payment_id = ? group by account) b
        """,
        UUID.fromString(payment));
  }

  /** Returns the amount paid on a payable, less refunds. */
  static String paid(UUID payable) {
    return text("select paid_amount::text from payable where id = ?", payable);
  }

  /** Returns the number of stored events of the provider, and of those that had their effect. */
  static String stored(String event) {
    return text(
        "select count(*) || ' ' || count(processed_at) from gateway_event where event_id = ?",
        event);
  }

  /** Our state of a payment. */
  static String status(String payment) {
    return text("select status from payment where id = ?", UUID.fromString(payment));
  }

  /** Returns the account that holds a payment's money. */
  static String provider(String payment) {
    return text(
        "select string_agg(distinct provider, ',') from ledger_entry where payment_id = ?",
        UUID.fromString(payment));
  }

  /** The provider from which a payment was moved. */
  static String movedFrom(String payment) {
    return text("select moved_from from payment where id = ?", UUID.fromString(payment));
  }

  /** Nothing of earlier tests waits any more. */
  static void forgetErrands() throws SQLException {
    execute("delete from errand");
  }

  /** Makes what waits due now. */
  static void hurry() throws SQLException {
    execute("update errand set due_at = now()");
  }

  /** Waits until a payment has this state of ours. */
  static void await(String status, String payment) throws InterruptedException {
    UUID id = UUID.fromString(payment);
    for (int i = 0; i < 300; i++) {
      if (status.equals(text("select status from payment where id = ?", id))) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("Payment " + payment + " never became " + status);
  }

  static void execute(String sql) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String text(String sql, Object parameter) {
    try (Connection connection = ScratchDatabase.superuser();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, parameter);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
