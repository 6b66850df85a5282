package io.tenantry.rent.billing;

import io.tenantry.rent.contract.RentContract;
import io.tenantry.rent.invoice.InvoiceLine;
import io.tenantry.rent.invoice.NewInvoice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/**
 * The invoices for some periods of a contract. Rent paid with the booking is set off against the
 * first ones; a period that it covers wholly, or that is free, has no invoice.
 *
 * @param prepaidLeft what no invoice has used up
 */
record Bills(List<NewInvoice> invoices, Money prepaidLeft) {

  static Bills of(RentContract contract, List<Period> periods, LocalDate issuedOn) {
    List<NewInvoice> invoices = new ArrayList<>();
    Money left = contract.prepaid();
    for (Period period : periods) {
      Money rent = period.rent(contract.rent());
      Money setOff = left.isGreaterThan(rent) ? rent : left;
      left = left.minus(setOff);
      if (rent.isGreaterThan(setOff)) {
        invoices.add(invoice(contract, period, issuedOn, lines(period, rent, setOff)));
      }
    }
    return new Bills(List.copyOf(invoices), left);
  }

  private static List<InvoiceLine> lines(Period period, Money rent, Money setOff) {
    InvoiceLine due = new InvoiceLine(describe(period), rent);
    return setOff.isZero()
        ? List.of(due)
        : List.of(due, new InvoiceLine("Paid with the booking", setOff.negated()));
  }

  private static String describe(Period period) {
    String rent = "Rent from " + period.start() + " to " + period.end();
    return period.isWhole()
        ? rent
        : rent + ", " + period.days() + " of " + period.monthDays() + " days";
  }

  private static NewInvoice invoice(
      RentContract contract, Period period, LocalDate issuedOn, List<InvoiceLine> lines) {
    return new NewInvoice(
        contract.id(),
        contract.organizationId(),
        contract.residentId(),
        contract.unit(),
        period.start(),
        period.end(),
        issuedOn,
        period.start(),
        lines);
  }
}
