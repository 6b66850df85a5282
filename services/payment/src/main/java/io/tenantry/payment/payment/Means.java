package io.tenantry.payment.payment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Kinds of payment instruments. */
enum Means {
  /** Through a provider. */
  @JsonProperty("online")
  ONLINE,
  @JsonProperty("cash")
  CASH,
  @JsonProperty("cheque")
  CHEQUE,
  @JsonProperty("bank_transfer")
  BANK_TRANSFER,
  @JsonProperty("upi")
  UPI;

  /** As it stands in the database and in events. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True when it leaves a reference at a bank. */
  boolean hasReference() {
    return this == BANK_TRANSFER || this == UPI;
  }
}
