package io.tenantry.payment.mandate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** States of a mandate. Only an active one is charged. */
enum MandateStatus {
  @JsonProperty("pending")
  PENDING,
  @JsonProperty("active")
  ACTIVE,
  @JsonProperty("suspended")
  SUSPENDED,
  @JsonProperty("cancelled")
  CANCELLED;

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
