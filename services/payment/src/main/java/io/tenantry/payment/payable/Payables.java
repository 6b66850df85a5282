package io.tenantry.payment.payable;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.booking.BookingCancelled;
import io.tenantry.contracts.booking.BookingHeld;
import io.tenantry.contracts.rent.InvoiceCancelled;
import io.tenantry.contracts.rent.InvoiceCreated;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Payables as other services reported them. */
@ApplicationScoped
public class Payables {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final int LOOKS = 30;

  private static final String FIND = "select * from payable where type = $1 and id = $2";
  private static final String WITHDRAW =
      "update payable set withdrawn_at = $3 where type = $1 and id = $2 and withdrawn_at is null";
  private static final String WITHDRAWN =
      """
      select exists (
        select from allocation a join payable p on p.type = a.payable_type and p.id = a.payable_id
        where a.payment_id = $1 and p.withdrawn_at is not null) as withdrawn
      """;

  private final Database database;

  Payables(Database database) {
    this.database = database;
  }

  /** A payable of the caller; waits up to three seconds for one that is on its way to us. */
  public Uni<Optional<Payable>> await(Caller caller, PayableType type, UUID id) {
    return await(caller, type, id, payable -> payable.payer().equals(caller.id()));
  }

  /** The same for a payable that {@code theirs} says is the caller's business. */
  public Uni<Optional<Payable>> await(
      Caller caller, PayableType type, UUID id, Predicate<Payable> theirs) {
    return database
        .as(caller, tx -> tx.one(FIND, Payable.ROWS::read, type.column(), id))
        .map(found -> found.filter(theirs))
        .repeat()
        .withDelay(BETWEEN_LOOKS)
        .atMost(LOOKS)
        .filter(Optional::isPresent)
        .toUni()
        .map(found -> found == null ? Optional.empty() : found);
  }

  /** Reads a payable for a change of its payments; others wait. */
  public Uni<Payable> lock(Tx tx, PayableType type, UUID id) {
    return tx.one(FIND + " for update", Payable.ROWS::read, type.column(), id)
        .map(found -> found.orElseThrow(() -> new IllegalStateException("No payable " + id)));
  }

  /** Reads payables of a payment for a change, each after the other. */
  public Uni<List<Payable>> lock(Tx tx, List<UUID> inOrder) {
    return tx.list(
        "select * from payable where type in ('booking', 'invoice') and id = any($1) order by id"
            + " for update",
        Payable.ROWS::read,
        (Object) inOrder.toArray(UUID[]::new));
  }

  /** Keeps a payable, unless it is known. */
  public Uni<Void> keep(Tx tx, Payable payable) {
    return Payable.ROWS
        .insertIf(tx, Payable.ROWS.columns(payable), "on conflict (type, id) do nothing")
        .replaceWithVoid();
  }

  /** From now on nobody may begin to pay it. */
  Uni<Void> close(Tx tx, PayableType type, UUID id, Instant now) {
    return tx.execute(
            "update payable set closed_at = $3 where type = $1 and id = $2", type.column(), id, now)
        .replaceWithVoid();
  }

  /** An invoice is void, also one that is yet to be heard of: it takes no money any more. */
  public Uni<Void> withdraw(Tx tx, InvoiceCancelled invoice) {
    Payable payable = Payable.of(invoice);
    return keep(tx, payable)
        .chain(
            () ->
                tx.execute(
                    WITHDRAW, payable.type().column(), payable.id(), invoice.getCancelledAt()))
        .replaceWithVoid();
  }

  /** Returns whether something that a payment is meant for is void. */
  public Uni<Boolean> withdrawn(Tx tx, UUID payment) {
    return tx.one(WITHDRAWN, row -> row.getBoolean("withdrawn"), payment)
        .map(Optional::orElseThrow);
  }

  /** Applies a booking or invoice event to payables. */
  public Uni<Void> follow(Tx tx, Object body) {
    return switch (body) {
      case BookingHeld held -> keep(tx, Payable.of(held));
      case BookingCancelled cancelled ->
          close(tx, PayableType.BOOKING, cancelled.getBookingId(), cancelled.getCancelledAt());
      case InvoiceCreated invoice -> keep(tx, Payable.of(invoice));
      default -> Uni.createFrom().voidItem();
    };
  }
}
