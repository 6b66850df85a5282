package io.tenantry.payment.mandate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Ways to give a mandate. */
enum MandateType {
  /** At the payer's bank. */
  @JsonProperty("enach")
  ENACH(false),
  /** At the payer's bank, online. */
  @JsonProperty("emandate")
  EMANDATE(false),
  /** By saving a card here for charges while its owner is away. */
  @JsonProperty("standing_instruction")
  STANDING_INSTRUCTION(true);

  private final boolean givenHere;

  MandateType(boolean givenHere) {
    this.givenHere = givenHere;
  }

  /** True when it holds at once; others wait for the bank's confirmation. */
  boolean givenHere() {
    return givenHere;
  }

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
