package io.tenantry.payment.mandate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Frequency of charges under a mandate. */
enum Frequency {
  @JsonProperty("monthly")
  MONTHLY,
  @JsonProperty("quarterly")
  QUARTERLY,
  /** Whenever something is due. */
  @JsonProperty("as_presented")
  AS_PRESENTED;

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The first day of the calendar period in which one charge is allowed; empty without limit. */
  Optional<LocalDate> periodOf(LocalDate day) {
    return switch (this) {
      case MONTHLY -> Optional.of(day.withDayOfMonth(1));
      case QUARTERLY ->
          Optional.of(day.with(day.getMonth().firstMonthOfQuarter()).withDayOfMonth(1));
      case AS_PRESENTED -> Optional.empty();
    };
  }
}
