package io.tenantry.rent.billing;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.jobs.Job;
import io.tenantry.platform.jobs.Swept;
import io.tenantry.rent.invoice.DueInvoices;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;

/** The daily run: makes invoices, collects those on autopay, marks those that are late. */
@ApplicationScoped
class BillingRun implements Job {
  private final ContractBilling billing;
  private final DueInvoices due;

  BillingRun(ContractBilling billing, DueInvoices due) {
    this.billing = billing;
    this.due = due;
  }

  @Override
  public String name() {
    return "billing-run";
  }

  @Override
  public String schedule() {
    return "0 0 1 * * *";
  }

  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    return Uni.combine()
        .all()
        .unis(billing.run(asOf), due.collect(asOf), due.markOverdue(asOf))
        .usingConcurrencyOf(1)
        .with(BillingRun::findings);
  }

  private static Map<String, Integer> findings(Swept invoices, Swept autopay, Swept overdue) {
    return Map.of(
        "invoices",
        invoices.done(),
        "autopayRequests",
        autopay.done(),
        "overdue",
        overdue.done(),
        "failed",
        invoices.and(autopay).and(overdue).failed());
  }
}
