package io.tenantry.payment.ledger;

import java.util.Locale;

/** Where money is, or to whom it belongs. */
public enum Account {
  /** What the provider holds for us. */
  PROVIDER,
  /** What an organization took itself. */
  TILL,
  /** What a bank holds because its customer contests a payment. */
  DISPUTED,
  /** What a resident gave beyond what was owed: we owe it to them. */
  RESIDENT,
  /** What we owe an organization. */
  ORGANIZATION,
  /** What we keep as commission. */
  FEES;

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
