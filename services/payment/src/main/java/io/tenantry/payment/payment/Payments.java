package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.allocation.Allocations;
import io.tenantry.payment.allocation.Plan;
import io.tenantry.payment.payable.Payable;
import io.tenantry.payment.provider.Subject;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of payments. */
@ApplicationScoped
class Payments {
  private static final String FIND = "select * from payment where id = $1";
  private static final String ATTEMPT =
      """
      (select count(*) + 1 from payment where payable_type = :payable_type
        and payable_id = :payable_id and automatic = :automatic)
      """;

  /** The page on which the same can be paid now; the provider closes pages after a day. */
  private static final String ON_PAGE =
      """
      select * from payment where plan = $1 and payer_id = $2 and not automatic
        and (status in ('INIT', 'PENDING', 'UNKNOWN') or (status = 'FAILED' and session_open))
      order by id desc limit 1
      """;

  /** The page stays open at the provider; money that comes all the same is noted, and goes back. */
  private static final String GIVE_UP =
      """
      update payment set status = $2, failure_code = 'payable_withdrawn',
        failure_message = 'The invoice was cancelled.'
      where not automatic and status in ('INIT', 'PENDING', 'UNKNOWN')
        and id in (select payment_id from allocation where payable_id = $1)
        and not exists (
          select from allocation a join payable p on p.type = a.payable_type and p.id = a.payable_id
          where a.payment_id = payment.id and p.withdrawn_at is null)
      """;

  private static final String LIST =
      """
      select * from payment where id < $1 and ($3::text[] is null or status = any($3))
        and ($4::text is null or means = $4) and ($5::uuid is null or payer_id = $5)
        and ($6::uuid is null or exists (
          select from allocation where payment_id = payment.id and payable_id = $6))
        and ($7::timestamptz is null or created_at >= $7)
        and ($8::timestamptz is null or created_at < $8)
      order by id desc limit $2
      """;

  private final Database database;
  private final Allocations allocations;

  Payments(Database database, Allocations allocations) {
    this.database = database;
    this.allocations = allocations;
  }

  /** A person's own payments, or an organization's, newest first. */
  Uni<List<Payment>> list(Caller caller, PaymentFilter filter, PageRequest page) {
    return database.as(
        caller,
        tx ->
            tx.list(
                LIST,
                Payment.ROWS::read,
                page.before(),
                page.rows(),
                filter.statuses(),
                filter.means(),
                filter.payer(),
                filter.payable(),
                filter.from(),
                filter.until()));
  }

  /** One payment, empty when it is not there or not the caller's. */
  Uni<Optional<Payment>> find(Caller caller, UUID id) {
    return database.as(caller, tx -> tx.one(FIND, Payment.ROWS::read, id));
  }

  /** One payment, for the service itself. */
  Uni<Payment> get(UUID id) {
    return database.asService(tx -> tx.one(FIND, Payment.ROWS::read, id)).map(Optional::orElseThrow);
  }

  /** One payment, as it is now. */
  Uni<Optional<Payment>> look(Tx tx, UUID id) {
    return tx.one(FIND, Payment.ROWS::read, id);
  }

  /** The payment that a provider speaks about, if it is one of ours. */
  Uni<Optional<Payment>> about(Tx tx, Subject subject) {
    return switch (subject) {
      case Subject.Ours ours -> look(tx, ours.payment());
      case Subject.OnPage page ->
          tx.one("select * from payment where session_id = $1", Payment.ROWS::read, page.sessionId());
      case Subject.OfIntent of ->
          tx.one("select * from payment where intent_id = $1", Payment.ROWS::read, of.intentId())
              .map(found -> Optional.of(found.orElseThrow(() -> notYet(of))));
    };
  }

  /** Reads a payment for a change; others wait. */
  Uni<Optional<Payment>> lock(Tx tx, UUID id) {
    return tx.one(FIND + " for update", Payment.ROWS::read, id);
  }

  /** The payment on whose page the same can be paid. */
  Uni<Optional<Payment>> onPage(Tx tx, Plan plan) {
    return tx.one(ON_PAGE, Payment.ROWS::read, plan.text(), plan.first().payer());
  }

  /** True while a saved method is being charged for the payable. */
  Uni<Boolean> beingCharged(Tx tx, Payable payable) {
    return tx.one(
            """
            select exists (select from payment where payable_type = $1 and payable_id = $2
              and automatic and status in ('INIT', 'PENDING', 'UNKNOWN')) as charged
            """,
            row -> row.getBoolean("charged"),
            payable.type().column(),
            payable.id())
        .map(Optional::orElseThrow);
  }

  /** Gives up tries on pages that are for nothing but void invoices, of which this is one. */
  Uni<Void> giveUp(Tx tx, UUID payable) {
    return tx.execute(GIVE_UP, payable, PaymentStatus.FAILED).replaceWithVoid();
  }

  /** Inserts a new try, with what it is meant for. */
  Uni<Void> insert(Tx tx, Payment payment, Plan plan) {
    return Payment.ROWS
        .insert(
            tx,
            Payment.ROWS
                .columns(payment)
                .with("means", payment.means())
                .with("utr", payment.manual().flatMap(Manual::utr))
                .with("notes", payment.manual().flatMap(Manual::notes))
                .with("recorded_by", payment.manual().flatMap(Manual::recordedBy))
                .with("plan", plan.text())
                .computed("attempt", ATTEMPT))
        .chain(() -> allocations.insert(tx, payment.id(), plan.parts()));
  }

  /** Returns its number among the attempts of its kind. */
  Uni<Integer> attempt(UUID id) {
    return database
        .asService(
            tx -> tx.one("select attempt from payment where id = $1", row -> row.getInteger(0), id))
        .map(Optional::orElseThrow);
  }

  private static IllegalStateException notYet(Subject.OfIntent of) {
    return new IllegalStateException("We have not heard yet what " + of.intentId() + " paid");
  }

  /** Changes a row that is locked. */
  Uni<Void> update(Tx tx, String assignments, Object... parameters) {
    return tx.execute("update payment set " + assignments + " where id = $1", parameters)
        .replaceWithVoid();
  }
}
