package io.tenantry.rent.invoice;

import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.State;
import io.tenantry.platform.web.Problems;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The life of an invoice and its legal moves (rules.md §3.2). */
public enum InvoiceStatus implements State<InvoiceStatus> {
  /** Being written by a member; nobody owes it yet. */
  DRAFT,
  SENT,
  /** The resident has opened it. */
  VIEWED,
  PAID,
  /** Its due day has passed without payment. */
  OVERDUE,
  /** Void: nobody owes it, and what was paid for it goes back. */
  CANCELLED;

  private static final Moves<InvoiceStatus> MOVES =
      Moves.of("invoice", InvoiceStatus.class)
          .from(DRAFT)
          .to(SENT, CANCELLED)
          .from(SENT)
          .to(VIEWED, PAID, OVERDUE, CANCELLED)
          .from(VIEWED)
          .to(PAID, OVERDUE, CANCELLED)
          .from(OVERDUE)
          .to(PAID, CANCELLED)
          // the money went back to the payer; or nobody will ever live by the lease, and it goes
          // back
          .from(PAID)
          .to(VIEWED, CANCELLED);

  @Override
  public Moves<InvoiceStatus> moves() {
    return MOVES;
  }

  /**
   * As a request names it.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when there is no such status
   */
  static InvoiceStatus asked(String name) {
    return Arrays.stream(values())
        .filter(status -> status.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> Problems.invalid("status", "must be one of " + all()));
  }

  private static String all() {
    return Arrays.stream(values()).map(InvoiceStatus::column).collect(Collectors.joining(", "));
  }
}
