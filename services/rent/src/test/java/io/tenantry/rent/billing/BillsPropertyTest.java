package io.tenantry.rent.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.rent.contract.ContractStatus;
import io.tenantry.rent.contract.RentContract;
import io.tenantry.rent.contract.RentContract.Autopay;
import io.tenantry.rent.invoice.InvoiceLine;
import io.tenantry.rent.invoice.NewInvoice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Money neither comes from nowhere nor goes there. */
class BillsPropertyTest {
  private static final CurrencyUnit INR = CurrencyUnit.of("INR");
  private static final UUID ANY = new UUID(1, 1);

  @Property
  void what_is_billed_and_what_was_prepaid_make_up_the_rent_of_the_lease(
      @ForAll @LongRange(min = 0, max = 5_000_000) long rent,
      @ForAll @LongRange(min = 0, max = 9_000_000) long prepaid,
      @ForAll @IntRange(min = 1, max = 500) int days,
      @ForAll @IntRange(min = 1, max = 31) int dueDay) {
    RentContract contract = contract(rent, prepaid, days, dueDay);
    List<Period> periods =
        new BillingCalendar(contract.startDate(), contract.endDate(), dueDay)
            .from(contract.startDate())
            .toList();
    Bills bills = Bills.of(contract, periods, contract.startDate());

    Money owed = sum(periods.stream().map(period -> period.rent(contract.rent())).toList());
    Money billed = sum(bills.invoices().stream().map(BillsPropertyTest::amount).toList());
    Money used = contract.prepaid().minus(bills.prepaidLeft());
    assertThat(billed.plus(used)).isEqualTo(owed);
    assertThat(bills.prepaidLeft().isNegative()).isFalse();
    assertThat(bills.invoices()).allMatch(invoice -> amount(invoice).isPositive());
    assertThat(bills.prepaidLeft().isPositive() && billed.isPositive()).isFalse();
  }

  private static Money amount(NewInvoice invoice) {
    return sum(invoice.lines().stream().map(InvoiceLine::amount).toList());
  }

  private static Money sum(List<Money> amounts) {
    return amounts.stream().reduce(Money.zero(INR), Money::plus);
  }

  private static RentContract contract(long rent, long prepaid, int days, int dueDay) {
    LocalDate start = LocalDate.of(2027, 12, 20);
    return new RentContract(
        ANY,
        ANY,
        ContractStatus.ACTIVE,
        ANY,
        ANY,
        ANY,
        "A bed",
        Money.ofMinor(INR, rent),
        Money.ofMinor(INR, prepaid),
        dueDay,
        start,
        start.plusDays(days - 1L),
        new Autopay(false, Optional.empty()),
        Optional.of(start),
        Instant.EPOCH,
        Optional.empty());
  }
}
