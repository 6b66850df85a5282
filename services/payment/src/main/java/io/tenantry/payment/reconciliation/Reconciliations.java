package io.tenantry.payment.reconciliation;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.payment.provider.Statement;
import io.tenantry.payment.provider.Statements;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.time.PlatformDay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Compares an organization's payments with the providers' own lists. */
@ApplicationScoped
class Reconciliations {
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
  private static final String ENTRIES =
      """
      select p.id, p.intent_id, p.status, p.total_amount, p.currency, p.paid_at,
        coalesce((select sum(refunded_amount) from refund r where r.payment_id = p.id
          and r.status = 'DONE' and r.kind <> 'chargeback'), 0) as sent_amount
      from payment p
      where p.provider = $1 and p.org_id = $2
        and ((p.paid_at >= $3 and p.paid_at < $4) or p.id = any($5))
      order by p.id
      """;

  private final Database database;
  private final List<Statements> lists;

  Reconciliations(Database database, @All List<Statements> lists) {
    this.database = database;
    this.lists = lists;
  }

  /** The report of a period, the last day inclusive. */
  Uni<List<Report>> of(Caller caller, LocalDate from, LocalDate to) {
    Instant begin = PlatformDay.begin(from);
    Instant end = PlatformDay.begin(to.plusDays(1));
    return Multi.createFrom()
        .iterable(lists)
        .onItem()
        .transformToUniAndConcatenate(
            list ->
                list.between(begin.minus(CLOCKS_DIFFER), end.plus(CLOCKS_DIFFER))
                    .flatMap(all -> compare(caller, list, begin, end, all)))
        .collect()
        .asList();
  }

  private Uni<Report> compare(
      Caller caller, Statements list, Instant begin, Instant end, List<Statement> all) {
    UUID organization = caller.requireOrganization();
    List<Statement> possible =
        all.stream()
            .filter(it -> it.organization().filter(other -> !other.equals(organization)).isEmpty())
            .toList();
    UUID[] named = possible.stream().flatMap(it -> it.payment().stream()).toArray(UUID[]::new);
    return database
        .as(
            caller,
            (Tx tx) ->
                tx.list(
                    ENTRIES,
                    Entry.ROWS::read,
                    list.provider().column(),
                    organization,
                    begin,
                    end,
                    named))
        .map(entries -> new Comparison(begin, end, entries, theirs(possible, entries)))
        .map(comparison -> Report.of(list.provider(), comparison));
  }

  /** Returns the statements that agree, and those for a payment of theirs. */
  private static List<Statement> theirs(List<Statement> possible, List<Entry> entries) {
    Set<UUID> known = entries.stream().map(Entry::payment).collect(Collectors.toSet());
    return possible.stream()
        .filter(
            it -> it.organization().isPresent() || it.payment().filter(known::contains).isPresent())
        .toList();
  }
}
