package io.tenantry.payment.ledger;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/**
 * Books what happens to money, double entry, in the transaction in which it happens. The database
 * refuses a transaction that does not sum to zero.
 */
@ApplicationScoped
public class Ledger {
  private static final String PROVIDER = "provider";
  private static final String RESIDENT = "resident";
  private static final String ORGANIZATION = "organization";
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

  /** The provider took money that settles what the resident owed: we owe it to the organization. */
  public Uni<Void> captured(Tx tx, Booked payment) {
    return book(tx, payment, "capture", PROVIDER, ORGANIZATION);
  }

  /** The provider took money that nobody owed: we owe it to the resident. */
  public Uni<Void> surplus(Tx tx, Booked payment) {
    return book(tx, payment, "surplus", PROVIDER, RESIDENT);
  }

  /** The provider gave the money back. */
  public Uni<Void> refunded(Tx tx, Booked payment, boolean wasSurplus) {
    return book(tx, payment, "refund", wasSurplus ? RESIDENT : ORGANIZATION, PROVIDER);
  }

  private Uni<Void> book(Tx tx, Booked payment, String kind, String debit, String credit) {
    UUID transaction = Ids.next();
    BigDecimal amount = payment.amount().getAmount();
    return entry(tx, payment, transaction, kind, Map.entry(debit, amount))
        .chain(() -> entry(tx, payment, transaction, kind, Map.entry(credit, amount.negate())));
  }

  private Uni<Void> entry(
      Tx tx, Booked payment, UUID transaction, String kind, Map.Entry<String, BigDecimal> entry) {
    return tx.execute(
            BOOK,
            Ids.next(),
            transaction,
            payment.organizationId(),
            payment.paymentId(),
            kind,
            entry.getKey(),
            entry.getValue(),
            payment.amount().getCurrencyUnit().getCode(),
            clock.instant(),
            payment.provider())
        .replaceWithVoid();
  }
}
