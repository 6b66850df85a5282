package io.tenantry.payment.allocation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.payment.payable.PayableType;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Split of a payment over its payables. A payable never takes more than is due: its row says what
 * it was given, and the database refuses more.
 */
@ApplicationScoped
public class Allocations {
  private static final String INSERT =
      """
      insert into allocation (payment_id, payable_type, payable_id, org_id, payer_id, position,
        wished_amount, currency)
      select $1, type, id, org_id, payer_id, $4, $5, currency from payable
      where type = $2 and id = $3
      """;

  private static final String LOCK_PAYABLES =
      """
      select p.id from payable p join allocation a on a.payable_type = p.type and a.payable_id = p.id
      where a.payment_id = $1 order by p.id for update of p
      """;

  private static final String LOCK_PAID_WITH =
      """
      select id from payable where id = $1 or id in (
        select o.payable_id from allocation a join allocation o on o.payment_id = a.payment_id
        where a.payable_id = $1)
      order by id for update
      """;

  private static final String KEPT_BY =
      """
      select * from allocation where payable_type = $1 and payable_id = $2
        and settled_amount > returned_amount order by payment_id
      """;

  private static final String SETTLE =
      """
      with part as (
        select a.payment_id, a.payable_type, a.payable_id,
          case when p.withdrawn_at is null
            then least(a.wished_amount, p.due_amount - p.paid_amount) else 0 end as amount
        from allocation a join payable p on p.type = a.payable_type and p.id = a.payable_id
        where a.payment_id = $1),
      given as (
        update payable p set paid_amount = paid_amount + part.amount from part
        where p.type = part.payable_type and p.id = part.payable_id and part.amount > 0),
      settled as (
        update allocation a set settled_amount = part.amount from part
        where a.payment_id = part.payment_id and a.payable_type = part.payable_type
          and a.payable_id = part.payable_id and part.amount > 0
        returning a.position, a.payable_type, a.payable_id, part.amount as part_amount, a.currency)
      select * from settled order by position
      """;

  /** Returned money reduces its own payable first; otherwise the one named last. */
  private static final String GIVE_BACK =
      """
      with kept as (
        select payable_type, payable_id, settled_amount - returned_amount as amount,
          coalesce(sum(settled_amount - returned_amount) over (
            order by (payable_id is not distinct from $3::uuid) desc, position desc
            rows between unbounded preceding and 1 preceding), 0) as later
        from allocation where payment_id = $1),
      part as (
        select payable_type, payable_id, least(amount, greatest($2 - later, 0)) as amount from kept),
      taken as (
        update payable p set paid_amount = paid_amount - part.amount from part
        where p.type = part.payable_type and p.id = part.payable_id and part.amount > 0),
      returned as (
        update allocation a set returned_amount = returned_amount + part.amount from part
        where a.payment_id = $1 and a.payable_type = part.payable_type
          and a.payable_id = part.payable_id and part.amount > 0
        returning a.position, a.payable_type, a.payable_id, part.amount as part_amount, a.currency)
      select * from returned order by position
      """;

  private static final String OF =
      "select * from allocation where payment_id = any($1) order by payment_id, position";

  /** Writes what a new payment is meant for. */
  public Uni<Void> insert(Tx tx, UUID payment, List<Part> parts) {
    return Multi.createFrom()
        .range(0, parts.size())
        .onItem()
        .transformToUniAndConcatenate(i -> insert(tx, payment, i + 1, parts.get(i)))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private static Uni<Integer> insert(Tx tx, UUID payment, int position, Part part) {
    return tx.execute(
        INSERT,
        payment,
        part.payableType().column(),
        part.payableId(),
        position,
        part.amount().getAmount());
  }

  /** Locks what a payment is meant for, before the payment itself. */
  public Uni<Void> lockPayables(Tx tx, UUID payment) {
    return tx.list(LOCK_PAYABLES, row -> row.getUUID("id"), payment).replaceWithVoid();
  }

  /**
   * Gives the payables the money of a payment, never more than is due. Returns the amount each
   * took.
   */
  public Uni<List<Part>> settle(Tx tx, UUID payment) {
    return tx.list(SETTLE, Part::from, payment);
  }

  /**
   * Takes money back from the payables: they are due again. Returns the amount each gave.
   *
   * @param first the payable for whose sake it goes back, if it is one
   */
  public Uni<List<Part>> giveBack(Tx tx, UUID payment, Money amount, Optional<UUID> first) {
    return tx.list(GIVE_BACK, Part::from, payment, amount.getAmount(), first);
  }

  /** Locks all that was paid together with a payable, in the order in which everybody does. */
  public Uni<Void> lockPaidWith(Tx tx, UUID payable) {
    return tx.list(LOCK_PAID_WITH, row -> row.getUUID("id"), payable).replaceWithVoid();
  }

  /** The parts of payments that a payable, which is locked, still has. */
  public Uni<List<Allocation>> keptBy(Tx tx, PayableType type, UUID payable) {
    return tx.list(KEPT_BY, Allocation.ROWS::read, type.column(), payable);
  }

  /** The parts of payments. */
  public Uni<List<Allocation>> of(Tx tx, List<UUID> payments) {
    return tx.list(OF, Allocation.ROWS::read, (Object) payments.toArray(UUID[]::new));
  }
}
