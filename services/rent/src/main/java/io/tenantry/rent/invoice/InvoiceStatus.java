package io.tenantry.rent.invoice;

import io.tenantry.platform.web.Problems;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The life of an invoice and its legal moves (rules.md §3.2). */
public enum InvoiceStatus {
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

  private static final Map<InvoiceStatus, Set<InvoiceStatus>> MOVES =
      Map.of(
          DRAFT, Set.of(SENT, CANCELLED),
          SENT, Set.of(VIEWED, PAID, OVERDUE, CANCELLED),
          VIEWED, Set.of(PAID, OVERDUE, CANCELLED),
          OVERDUE, Set.of(PAID, CANCELLED),
          // the money went back to the payer; or nobody will ever live by the lease, and it goes
          // back
          PAID, Set.of(VIEWED, CANCELLED),
          CANCELLED, Set.of());

  /** As it stands in the database, and in a request whatever its case. */
  static InvoiceStatus of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
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

  /** As it stands in the database and in JSON. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  Set<InvoiceStatus> next() {
    return MOVES.get(this);
  }

  /**
   * The move to another state.
   *
   * @throws IllegalStateException when it is not a legal one
   */
  InvoiceStatus to(InvoiceStatus next) {
    if (!next().contains(next)) {
      throw new IllegalStateException(
          "An invoice that is " + column() + " cannot be " + next.column());
    }
    return next;
  }

  private static String all() {
    return Arrays.stream(values()).map(InvoiceStatus::column).collect(Collectors.joining(", "));
  }
}
