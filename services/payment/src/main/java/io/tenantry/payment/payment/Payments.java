package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.payable.Payable;
import io.tenantry.payment.provider.Provider;
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
  private static final String INSERT =
      """
      insert into payment (id, org_id, payer_id, payable_type, payable_id, description, total_amount,
        currency, status, automatic, attempt, payer_email, return_url, save_method, method_id,
        created_at, provider, backup_provider)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
        (select count(*) + 1 from payment where payable_type = $4 and payable_id = $5
          and automatic = $10),
        $11, $12, $13, $14, $15, $16, $17)
      returning attempt
      """;

  /** The page on which the payable can be paid now; the provider closes pages after a day. */
  private static final String ON_PAGE =
      """
      select * from payment where payable_type = $1 and payable_id = $2 and not automatic
        and (status in ('INIT', 'PENDING', 'UNKNOWN') or (status = 'FAILED' and session_open))
      order by id desc limit 1
      """;

  private final Database database;

  Payments(Database database) {
    this.database = database;
  }

  /** A person's own payments, or an organization's, newest first. */
  Uni<List<Payment>> list(Caller caller, PageRequest page) {
    return database.as(
        caller,
        tx ->
            tx.list(
                "select * from payment where id < $1 order by id desc limit $2",
                Payment::from,
                page.before(),
                page.rows()));
  }

  /** One payment, empty when it is not there or not the caller's. */
  Uni<Optional<Payment>> find(Caller caller, UUID id) {
    return database.as(caller, tx -> tx.one(FIND, Payment::from, id));
  }

  /** One payment, for the service itself. */
  Uni<Payment> get(UUID id) {
    return database.asService(tx -> tx.one(FIND, Payment::from, id)).map(Optional::orElseThrow);
  }

  /** One payment, as it is now. */
  Uni<Optional<Payment>> look(Tx tx, UUID id) {
    return tx.one(FIND, Payment::from, id);
  }

  /** The payment that a provider speaks about, if it is one of ours. */
  Uni<Optional<Payment>> about(Tx tx, Subject subject) {
    return switch (subject) {
      case Subject.Ours ours -> look(tx, ours.payment());
      case Subject.OnPage page ->
          tx.one("select * from payment where session_id = $1", Payment::from, page.sessionId());
    };
  }

  /** Reads a payment for a change; others wait. */
  Uni<Optional<Payment>> lock(Tx tx, UUID id) {
    return tx.one(FIND + " for update", Payment::from, id);
  }

  /** Whether somebody's money settled the payable. Lock the payable before asking. */
  Uni<Boolean> settled(Tx tx, Payable payable) {
    return tx.one(
            """
            select exists (select from payment where payable_type = $1 and payable_id = $2
              and status = 'SUCCEEDED' and not surplus) as settled
            """,
            row -> row.getBoolean("settled"),
            payable.type().column(),
            payable.id())
        .map(Optional::orElseThrow);
  }

  /** The payment on whose page the payable can be paid. */
  Uni<Optional<Payment>> onPage(Tx tx, Payable payable) {
    return tx.one(ON_PAGE, Payment::from, payable.type().column(), payable.id());
  }

  /** Whether a saved method is being charged for the payable. */
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

  /** Inserts a new try. The item is its number among the tries of its kind. */
  Uni<Integer> insert(Tx tx, Payment payment) {
    return tx.one(
            INSERT,
            row -> row.getInteger("attempt"),
            payment.id(),
            payment.organizationId(),
            payment.payer(),
            payment.payableType().column(),
            payment.payableId(),
            payment.description(),
            payment.amount().getAmount(),
            payment.amount().getCurrencyUnit().getCode(),
            payment.status(),
            payment.automatic(),
            payment.page().email(),
            payment.page().returnUrl(),
            payment.page().saveMethod(),
            payment.methodId(),
            payment.createdAt(),
            payment.provider().column(),
            payment.page().backup().map(Provider::column))
        .map(Optional::orElseThrow);
  }

  /** Which try among those of its kind. */
  Uni<Integer> attempt(UUID id) {
    return database
        .asService(
            tx -> tx.one("select attempt from payment where id = $1", row -> row.getInteger(0), id))
        .map(Optional::orElseThrow);
  }

  /** Changes a row that is locked. */
  Uni<Void> update(Tx tx, String assignments, Object... parameters) {
    return tx.execute("update payment set " + assignments + " where id = $1", parameters)
        .replaceWithVoid();
  }
}
