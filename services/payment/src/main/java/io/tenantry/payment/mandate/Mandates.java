package io.tenantry.payment.mandate;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.method.Methods;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.time.PlatformDay;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Mandates of residents for organizations. A resident who once gave a mandate is charged only under
 * a valid one.
 */
@ApplicationScoped
public class Mandates {
  private static final String CANCEL =
      """
      update mandate set status = $4, cancelled_at = $3
      where id = $1 and payer_id = $2 and status = any($5) returning *
      """;

  private static final String CANCEL_ALL =
      """
      update mandate set status = $3, cancelled_at = $2 where payer_id = $1 and status = any($4)
      """;

  /** The newest that holds; without one the newest of all. Locked: a charge waits for a cancel. */
  private static final String FIND =
      """
      select * from mandate where payer_id = $1 and org_id = $2
      order by status <> 'active', id desc limit 1 for update
      """;

  private static final String CHARGED =
      """
      select exists (select from payment where mandate_id = $1 and status <> 'FAILED'
        and created_at >= $2) as charged
      """;
  private static final String REVOKED =
      """
      select exists (select from mandate m join payment p on p.mandate_id = m.id
        where p.id = $1 and m.status <> 'active') as revoked
      """;
  private static final String KNOWS =
      "select exists (select from payable where payer_id = $1 and org_id = $2) as known";

  private final Database database;
  private final Methods methods;
  private final Audit audit;
  private final Clock clock;

  Mandates(Database database, Methods methods, Audit audit, Clock clock) {
    this.database = database;
    this.methods = methods;
    this.audit = audit;
    this.clock = clock;
  }

  /** A person's own mandates, or those given to an organization, newest first. */
  Uni<List<Mandate>> list(Caller caller, PageRequest page) {
    return database.as(
        caller,
        tx ->
            tx.list(
                "select * from mandate where id < $1 order by id desc limit $2",
                Mandate.ROWS::read,
                page.before(),
                page.rows()));
  }

  /** Gives a mandate to an organization that the caller owes or owed something. */
  Uni<Mandate> create(Tx tx, Caller caller, MandateWish wish) {
    return tx.one(KNOWS, row -> row.getBoolean("known"), caller.id(), wish.organizationId())
        .invoke(
            known -> {
              if (!known.orElseThrow()) {
                throw Problems.invalid("organizationId", "must be your landlord");
              }
            })
        .chain(() -> methods.usable(tx, caller.id(), Optional.of(wish.methodId())))
        .map(
            method ->
                method.orElseThrow(
                    () -> Problems.invalid("methodId", "must be a saved method of yours")))
        .chain(() -> insert(tx, caller, wish))
        .call(mandate -> record(tx, caller, "mandate.created", mandate));
  }

  /** Takes a mandate back, once; empty when the caller gave none such. */
  Uni<Optional<Mandate>> cancel(Caller caller, UUID id) {
    return database.as(
        caller,
        tx ->
            tx.one(
                    CANCEL,
                    Mandate.ROWS::read,
                    id,
                    caller.id(),
                    clock.instant(),
                    MandateStatus.CANCELLED,
                    MandateStatus.CANCELLED.sources())
                .call(
                    mandate ->
                        mandate.isPresent()
                            ? record(tx, caller, "mandate.cancelled", mandate.get())
                            : Uni.createFrom().voidItem()));
  }

  /** Takes all mandates of somebody back, who is being erased. */
  public Uni<Void> cancelAll(Tx tx, UUID payer) {
    return tx.execute(
            CANCEL_ALL,
            payer,
            clock.instant(),
            MandateStatus.CANCELLED,
            MandateStatus.CANCELLED.sources())
        .replaceWithVoid();
  }

  /** Returns the permission of an organization to charge a payer now. */
  public Uni<Leave> leave(Tx tx, UUID payer, UUID organization, Money amount) {
    return tx.one(FIND, Mandate.ROWS::read, payer, organization)
        .flatMap(
            mandate ->
                mandate.isEmpty()
                    ? Uni.createFrom().item(Leave.free())
                    : leave(tx, mandate.get(), amount));
  }

  /** True when the mandate of a payment no longer holds. */
  public Uni<Boolean> revoked(Tx tx, UUID payment) {
    return tx.one(REVOKED, row -> row.getBoolean("revoked"), payment).map(Optional::orElseThrow);
  }

  private Uni<Leave> leave(Tx tx, Mandate mandate, Money amount) {
    Instant now = clock.instant();
    if (!mandate.holdsAt(now)) {
      return refused(mandate, "mandate_not_active", "Your mandate does not hold any more or yet.");
    }
    if (!mandate.covers(amount)) {
      return refused(
          mandate, "mandate_exceeded", "Your mandate goes up to " + mandate.maxAmount() + ".");
    }
    return mandate
        .frequency()
        // charges are ordered by the platform's days, so they are counted by those
        .periodOf(PlatformDay.at(now))
        .map(first -> inPeriod(tx, mandate, PlatformDay.begin(first)))
        .orElseGet(() -> Uni.createFrom().item(Leave.under(mandate)));
  }

  private static Uni<Leave> inPeriod(Tx tx, Mandate mandate, Instant begin) {
    return tx.one(CHARGED, row -> row.getBoolean("charged"), mandate.id(), begin)
        .flatMap(
            charged ->
                charged.orElseThrow()
                    ? refused(
                        mandate,
                        "mandate_used",
                        "Your mandate allows one charge, which was made already.")
                    : Uni.createFrom().item(Leave.under(mandate)));
  }

  private static Uni<Leave> refused(Mandate mandate, String code, String message) {
    return Uni.createFrom().item(Leave.refused(mandate, code, message));
  }

  private Uni<Mandate> insert(Tx tx, Caller caller, MandateWish wish) {
    Instant now = clock.instant();
    boolean holds = wish.type().givenHere();
    LocalDate start = Optional.ofNullable(wish.startDate()).orElseGet(() -> PlatformDay.at(now));
    if (wish.endDate() != null && wish.endDate().isBefore(start)) {
      throw Problems.invalid("endDate", "must not be before the start");
    }
    return Mandate.ROWS.insert(
        tx,
        Mandate.ROWS
            .columns(wish)
            .with("id", Ids.next())
            .with("payer_id", caller.id())
            .with("status", holds ? MandateStatus.ACTIVE : MandateStatus.PENDING)
            .with("start_date", start)
            .with("authorized_at", holds ? Optional.of(now) : Optional.empty())
            .with("created_at", now));
  }

  private Uni<Void> record(Tx tx, Caller caller, String action, Mandate mandate) {
    return audit.record(
        tx, caller, Act.of(action, "mandate", mandate.id()).in(mandate.organizationId()));
  }
}
