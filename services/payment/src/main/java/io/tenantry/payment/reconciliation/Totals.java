package io.tenantry.payment.reconciliation;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Money captured and refunded, one amount a currency. */
record Totals(int count, List<Money> captured, List<Money> refunded) {
  static Totals ours(List<Entry> entries) {
    List<Entry> taken = entries.stream().filter(Entry::taken).toList();
    return new Totals(
        taken.size(),
        sums(taken.stream().map(Entry::amount)),
        sums(taken.stream().map(Entry::returned)));
  }

  static Totals theirs(List<io.tenantry.payment.provider.Statement> statements) {
    var taken = statements.stream().filter(it -> it.taken()).toList();
    return new Totals(
        taken.size(),
        sums(taken.stream().map(it -> it.amount())),
        sums(taken.stream().map(it -> it.returned())));
  }

  private static List<Money> sums(Stream<Money> amounts) {
    var sums = new TreeMap<CurrencyUnit, Money>();
    amounts.forEach(amount -> sums.merge(amount.getCurrencyUnit(), amount, Money::plus));
    return List.copyOf(sums.values());
  }
}
