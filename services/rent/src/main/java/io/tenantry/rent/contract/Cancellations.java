package io.tenantry.rent.contract;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.lease.LeaseCancelled;
import io.tenantry.platform.data.Tx;
import io.tenantry.rent.invoice.InvoiceCancellations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Ends the contracts of leases that nobody will ever live by: nothing is billed or collected any
 * more, and what was billed is void (docs/adr/0060).
 */
@ApplicationScoped
class Cancellations {
  private static final String TAKE_TURN =
      "select pg_advisory_xact_lock(hashtextextended('contract of lease ' || $1::uuid, 0))";

  /** So that a start that is handled late makes no contract. */
  private static final String REMEMBER =
      """
      insert into cancelled_lease (lease_id, org_id, cancelled_at) values ($1, $2, $3)
      on conflict do nothing
      """;

  /** Waits for a billing run that has the contract; the next one finds nothing to bill. */
  private static final String CANCEL =
      """
      update rent_contract set status = $2, cancelled_at = $3, next_period_start = null,
        autopay = false, payment_method_id = null
      where lease_id = $1 and status = any($4) returning *
      """;

  private final InvoiceCancellations invoices;

  Cancellations(InvoiceCancellations invoices) {
    this.invoices = invoices;
  }

  /** Lets one event about a lease have its effect at a time. */
  static Uni<Void> takeTurn(Tx tx, UUID lease) {
    return tx.execute(TAKE_TURN, lease).replaceWithVoid();
  }

  /** Ends the contract of a cancelled lease and voids its invoices, once; also one yet to come. */
  Uni<Void> cancel(Tx tx, LeaseCancelled lease) {
    return takeTurn(tx, lease.getLeaseId())
        .chain(
            () ->
                tx.execute(
                    REMEMBER,
                    lease.getLeaseId(),
                    lease.getOrganizationId(),
                    lease.getCancelledAt()))
        .chain(
            () ->
                tx.one(
                    CANCEL,
                    RentContract.ROWS::read,
                    lease.getLeaseId(),
                    ContractStatus.CANCELLED.column(),
                    lease.getCancelledAt(),
                    ContractStatus.CANCELLED.sources()))
        .flatMap(
            ended ->
                ended
                    .map(contract -> invoices.cancelAll(tx, contract.id()))
                    .orElseGet(Uni.createFrom()::voidItem));
  }
}
