package io.tenantry.simulation.payment;

import java.util.ArrayList;
import java.util.List;

/** The ledger: each transaction debits one account and credits another. */
public final class Ledger {
  private final List<Transaction> transactions = new ArrayList<>();

  /** An account. */
  public enum Account {
    PROVIDER,
    RESIDENT,
    ORGANIZATION
  }

  /** One side of a transaction; debit is positive. */
  public record Entry(Account account, long minorUnits) {}

  /** Entries booked together. */
  public record Transaction(List<Entry> entries) {
    /** Zero, if it is right. */
    public long sum() {
      return entries.stream().mapToLong(Entry::minorUnits).sum();
    }
  }

  /** All that was booked. */
  public List<Transaction> transactions() {
    return transactions;
  }

  /** Returns the balance of an account. */
  public long balance(Account account) {
    return transactions.stream()
        .flatMap(transaction -> transaction.entries().stream())
        .filter(entry -> entry.account() == account)
        .mapToLong(Entry::minorUnits)
        .sum();
  }

  void captured(PaymentRow payment) {
    book(Account.PROVIDER, Account.ORGANIZATION, payment);
  }

  void surplus(PaymentRow payment) {
    book(Account.PROVIDER, Account.RESIDENT, payment);
  }

  void refunded(PaymentRow payment) {
    book(payment.surplus() ? Account.RESIDENT : Account.ORGANIZATION, Account.PROVIDER, payment);
  }

  void refundedOnOneSide(PaymentRow payment) {
    transactions.add(
        new Transaction(List.of(new Entry(Account.PROVIDER, -payment.payable().minorUnits()))));
  }

  private void book(Account debit, Account credit, PaymentRow payment) {
    long amount = payment.payable().minorUnits();
    transactions.add(
        new Transaction(List.of(new Entry(debit, amount), new Entry(credit, -amount))));
  }
}
