package io.tenantry.rent.billing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.jobs.Owned;
import io.tenantry.platform.jobs.Sweep;
import io.tenantry.platform.jobs.Swept;
import io.tenantry.rent.contract.RentContract;
import io.tenantry.rent.invoice.Issuing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Makes every invoice that is to be there on a day and is not. A contract is billed in one
 * transaction under its row's lock, and remembers up to where it is billed: a second run finds
 * nothing to do, and one after days off makes each invoice that is missing.
 */
@ApplicationScoped
class ContractBilling {
  private static final String TO_BILL =
      """
      select c.id, c.org_id from rent_contract c
        left join billing_settings s on s.org_id = c.org_id
      where c.status = 'active' and c.next_period_start <= $1::date + coalesce(s.invoice_lead_days, 5) and c.id > $2
      order by c.id limit $3
      """;

  private static final String LOCK = "select * from rent_contract where id = $1 for update";

  private static final String LEAD_DAYS =
      """
      select coalesce((select invoice_lead_days from billing_settings where org_id = $1), 5)
      """;

  private static final String BILLED_UP_TO =
      "update rent_contract set next_period_start = $2, prepaid_amount = $3 where id = $1";

  private final Database database;
  private final Sweep sweep;
  private final Issuing issuing;

  ContractBilling(Database database, Sweep sweep, Issuing issuing) {
    this.database = database;
    this.sweep = sweep;
    this.issuing = issuing;
  }

  /** Creates the invoices that are due and counts them. */
  Uni<Swept> run(LocalDate asOf) {
    return sweep.each(TO_BILL, asOf, contract -> bill(contract, asOf));
  }

  private Uni<Integer> bill(Owned due, LocalDate asOf) {
    return database.asServiceFor(
        due.organizationId(),
        tx ->
            tx.one(LEAD_DAYS, row -> row.getInteger(0), due.organizationId())
                .flatMap(
                    lead ->
                        tx.one(LOCK, RentContract.ROWS::read, due.id())
                            .flatMap(
                                contract ->
                                    bill(tx, contract.orElseThrow(), asOf, lead.orElseThrow()))));
  }

  private Uni<Integer> bill(Tx tx, RentContract contract, LocalDate asOf, int leadDays) {
    var calendar = new BillingCalendar(contract.startDate(), contract.endDate(), contract.dueDay());
    List<Period> periods =
        contract
            .nextPeriodStart()
            .map(first -> calendar.due(first, asOf, leadDays))
            .orElse(List.of());
    if (periods.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    Optional<LocalDate> next = calendar.after(periods.getLast().start());
    Bills bills = Bills.of(contract, periods, asOf);
    return Multi.createFrom()
        .iterable(bills.invoices())
        .onItem()
        .transformToUniAndConcatenate(invoice -> issuing.issue(tx, invoice))
        .collect()
        .asList()
        .flatMap(
            done -> tx.execute(BILLED_UP_TO, contract.id(), next, bills.prepaidLeft().getAmount()))
        .replaceWith(bills.invoices().size());
  }
}
