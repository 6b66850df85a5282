package io.tenantry.payment.ledger;

import java.util.UUID;
import org.joda.money.Money;

/**
 * Money of a payment as the ledger sees it.
 *
 * @param provider who holds its money for us
 * @param held where the money is: with the provider, or with the organization itself
 * @param fee what of the amount is our commission
 */
public record Booked(
    UUID paymentId, UUID organizationId, String provider, Account held, Money amount, Money fee) {

  /** The same money elsewhere. */
  public Booked in(Account other) {
    return new Booked(paymentId, organizationId, provider, other, amount, fee);
  }
}
