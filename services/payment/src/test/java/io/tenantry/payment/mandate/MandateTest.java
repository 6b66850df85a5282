package io.tenantry.payment.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MandateTest {
  /** From 2027-03-01 to 2027-03-31: in Kiritimati it begins, in Hawaii it ends. */
  @ParameterizedTest
  @CsvSource({
    "2027-02-28T09:59:59Z, false",
    "2027-02-28T10:00:00Z, true",
    "2027-03-01T00:00:00Z, true",
    "2027-04-01T05:00:00Z, true",
    "2027-04-01T11:59:59Z, true",
    "2027-04-01T12:00:00Z, false"
  })
  void a_mandate_holds_from_when_its_first_day_begins_anywhere_until_its_last_is_over(
      Instant now, boolean holds) {
    assertThat(mandate(MandateStatus.ACTIVE).holdsAt(now)).isEqualTo(holds);
    assertThat(mandate(MandateStatus.CANCELLED).holdsAt(now)).isFalse();
  }

  private static Mandate mandate(MandateStatus status) {
    return new Mandate(
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        Optional.empty(),
        UUID.randomUUID(),
        MandateType.STANDING_INSTRUCTION,
        Frequency.MONTHLY,
        Money.parse("INR 20000.00"),
        status,
        LocalDate.of(2027, 3, 1),
        Optional.of(LocalDate.of(2027, 3, 31)),
        Optional.empty(),
        Instant.EPOCH);
  }
}
