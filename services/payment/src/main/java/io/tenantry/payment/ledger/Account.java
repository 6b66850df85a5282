package io.tenantry.payment.ledger;

import java.util.Locale;

/** Accounts of the ledger: places of money, and its owners. */
public enum Account {
  /** Money that the provider holds for us. */
  PROVIDER,
  /** Money that an organization took itself. */
  TILL,
  /** Money that a bank holds because its customer contests a payment. */
  DISPUTED,
  /** Overpayment of a resident: we owe it to them. */
  RESIDENT,
  /** Money that we owe an organization. */
  ORGANIZATION,
  /** Our commission. */
  FEES;

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
