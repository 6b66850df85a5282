package io.tenantry.rent.invoice;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;

/**
 * An invoice for rent that is to be issued.
 *
 * @param lines at least one, all of one currency
 */
public record NewInvoice(
    UUID contractId,
    UUID organizationId,
    UUID residentId,
    String unit,
    LocalDate periodStart,
    LocalDate periodEnd,
    LocalDate issuedOn,
    LocalDate dueOn,
    List<InvoiceLine> lines) {
  Money amount() {
    return Money.total(lines.stream().map(InvoiceLine::amount).toList());
  }
}
