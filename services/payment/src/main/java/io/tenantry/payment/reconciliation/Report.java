package io.tenantry.payment.reconciliation;

import io.tenantry.payment.provider.Provider;
import java.util.List;

/**
 * Comparison of our books with one provider's list for a period.
 *
 * @param reconciled whether they say the same
 */
record Report(
    String gateway,
    boolean reconciled,
    Totals ours,
    Totals provider,
    List<Difference> differences) {
  static Report of(Provider provider, Comparison comparison) {
    List<Difference> differences = comparison.differences();
    return new Report(
        provider.column(),
        differences.isEmpty(),
        Totals.ours(comparison.entriesOfPeriod()),
        Totals.theirs(comparison.statements()),
        differences);
  }
}
