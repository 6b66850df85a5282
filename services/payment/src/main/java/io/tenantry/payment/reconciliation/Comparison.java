package io.tenantry.payment.reconciliation;

import io.tenantry.payment.provider.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Our books beside the provider's list.
 *
 * @param entries the organization's payments of the period, and those that the list names
 * @param list the provider's charges, from somewhat before the period to somewhat after it: clocks
 *     differ
 */
record Comparison(Instant from, Instant until, List<Entry> entries, List<Statement> list) {

  List<Difference> differences() {
    Map<UUID, Entry> ours =
        entries.stream().collect(Collectors.toMap(Entry::payment, Function.identity()));
    Map<UUID, Statement> theirs = taken();
    var found = new ArrayList<Difference>();
    list.stream()
        .filter(Statement::taken)
        .filter(it -> within(it.at()))
        .filter(it -> it.payment().filter(ours::containsKey).isEmpty())
        .map(Comparison::missingHere)
        .forEach(found::add);
    for (Entry entry : entries) {
      found.addAll(compared(entry, Optional.ofNullable(theirs.get(entry.payment()))));
    }
    return found;
  }

  /** The list's charges of the period, and ours. */
  List<Statement> statements() {
    return list.stream().filter(it -> within(it.at())).toList();
  }

  List<Entry> entriesOfPeriod() {
    return entries.stream().filter(it -> it.paidAt().filter(this::within).isPresent()).toList();
  }

  private Map<UUID, Statement> taken() {
    return list.stream()
        .filter(Statement::taken)
        .filter(it -> it.payment().isPresent())
        .collect(
            Collectors.toMap(it -> it.payment().orElseThrow(), Function.identity(), (a, b) -> a));
  }

  private List<Difference> compared(Entry ours, Optional<Statement> theirs) {
    if (theirs.isEmpty()) {
      return ours.paidAt().filter(this::within).isPresent()
          ? List.of(missingAtProvider(ours))
          : List.of();
    }
    Statement statement = theirs.get();
    if (!within(statement.at())) {
      return List.of();
    }
    if (!ours.taken()) {
      return List.of(otherStatus(ours));
    }
    var found = new ArrayList<Difference>();
    if (!ours.amount().equals(statement.amount())) {
      found.add(Difference.amounts(ours, ours.amount(), statement.amount()));
    }
    if (!ours.returned().equals(statement.returned())) {
      found.add(
          Difference.amounts(ours, ours.returned().negated(), statement.returned().negated()));
    }
    return found;
  }

  private static Difference missingHere(Statement theirs) {
    return new Difference(
        Difference.Kind.MISSING_HERE,
        theirs.payment(),
        Optional.of(theirs.reference()),
        Optional.empty(),
        Optional.of(theirs.amount().toString()));
  }

  private static Difference missingAtProvider(Entry ours) {
    return new Difference(
        Difference.Kind.MISSING_AT_PROVIDER,
        Optional.of(ours.payment()),
        ours.reference(),
        Optional.of(ours.amount().toString()),
        Optional.empty());
  }

  private static Difference otherStatus(Entry ours) {
    return new Difference(
        Difference.Kind.STATUS_DIFFERS,
        Optional.of(ours.payment()),
        ours.reference(),
        Optional.of(ours.status()),
        Optional.of("SUCCEEDED"));
  }

  private boolean within(Instant time) {
    return !time.isBefore(from) && time.isBefore(until);
  }
}
