package io.tenantry.payment.ledger;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Books what happens to money, double entry, in the transaction in which it happens. The database
 * refuses a transaction that does not sum to zero.
 */
@ApplicationScoped
public class Ledger {
  private static final String BOOK =
      """
      insert into ledger_entry (id, transaction_id, org_id, payment_id, kind, account, amount,
        currency, booked_at, provider)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """;

  private final Clock clock;

  Ledger(Clock clock) {
    this.clock = clock;
  }

  private record Entry(Account account, Money amount) {
    Entry reversed() {
      return new Entry(account, amount.negated());
    }
  }

  /**
   * Money came that settles what the resident owed: we owe it to the organization, less our
   * commission.
   */
  public Uni<Void> captured(Tx tx, Booked money) {
    return book(tx, money, "capture", money.held(), reversed(earned(money)));
  }

  /** The provider took money that nobody owed: we owe it to the resident. */
  public Uni<Void> surplus(Tx tx, Booked money) {
    return book(
        tx,
        money,
        "surplus",
        money.held(),
        List.of(new Entry(Account.RESIDENT, money.amount().negated())));
  }

  /** Money that had settled something went back. */
  public Uni<Void> refunded(Tx tx, Booked money) {
    return backwards(tx, money, back(money), money.held(), earned(money));
  }

  /** Money that nobody owed went back. */
  public Uni<Void> surplusReturned(Tx tx, Booked money) {
    return backwards(
        tx, money, back(money), money.held(), List.of(new Entry(Account.RESIDENT, money.amount())));
  }

  /** A bank took money until it has decided who gets it. */
  public Uni<Void> contested(Tx tx, Booked money) {
    return backwards(
        tx, money, "dispute", money.held(), List.of(new Entry(Account.DISPUTED, money.amount())));
  }

  /** The bank gave contested money back to us. */
  public Uni<Void> won(Tx tx, Booked money) {
    return book(
        tx,
        money,
        "dispute_won",
        money.held(),
        List.of(new Entry(Account.DISPUTED, money.amount().negated())));
  }

  private static String back(Booked money) {
    return money.held() == Account.DISPUTED ? "dispute_lost" : "refund";
  }

  private static List<Entry> earned(Booked money) {
    return List.of(
        new Entry(Account.ORGANIZATION, money.amount().minus(money.fee())),
        new Entry(Account.FEES, money.fee()));
  }

  private static List<Entry> reversed(List<Entry> entries) {
    return entries.stream().map(Entry::reversed).toList();
  }

  private Uni<Void> backwards(Tx tx, Booked money, String kind, Account from, List<Entry> debits) {
    return write(tx, money, kind, debits)
        .flatMap(id -> entry(tx, money, id, kind, new Entry(from, money.amount().negated())));
  }

  private Uni<Void> book(Tx tx, Booked money, String kind, Account to, List<Entry> credits) {
    return write(tx, money, kind, credits)
        .flatMap(id -> entry(tx, money, id, kind, new Entry(to, money.amount())));
  }

  private Uni<UUID> write(Tx tx, Booked money, String kind, List<Entry> entries) {
    UUID transaction = Ids.next();
    return Multi.createFrom()
        .iterable(entries)
        .filter(entry -> !entry.amount().isZero())
        .onItem()
        .transformToUniAndConcatenate(entry -> entry(tx, money, transaction, kind, entry))
        .collect()
        .asList()
        .replaceWith(transaction);
  }

  private Uni<Void> entry(Tx tx, Booked money, UUID transaction, String kind, Entry entry) {
    return tx.execute(
            BOOK,
            Ids.next(),
            transaction,
            money.organizationId(),
            money.paymentId(),
            kind,
            entry.account().column(),
            entry.amount().getAmount(),
            money.amount().getCurrencyUnit().getCode(),
            clock.instant(),
            money.provider())
        .replaceWithVoid();
  }
}
