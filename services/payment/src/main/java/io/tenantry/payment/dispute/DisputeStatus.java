package io.tenantry.payment.dispute;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a dispute stands. */
enum DisputeStatus {
  /** The bank holds the money and has not decided. */
  OPEN,
  /** The money is ours again. */
  WON,
  /** The payer has the money. */
  LOST;

  /** As clients see it. */
  @JsonValue
  String shown() {
    return name().toLowerCase(Locale.ROOT);
  }
}
