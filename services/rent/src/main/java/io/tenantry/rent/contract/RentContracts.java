package io.tenantry.rent.contract;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.lease.LeaseStarted;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import io.tenantry.rent.contract.RentContract.Autopay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Makes rent contracts of leases and keeps what residents decide about them. */
@ApplicationScoped
class RentContracts {
  private static final String UNLESS_CANCELLED_OR_THERE =
      """
      where not exists (select from cancelled_lease where lease_id = :lease_id)
      on conflict on constraint contract_of_lease do nothing
      """;
  private static final String THEIRS =
      "select * from rent_contract where id = $1 and resident_id = $2";
  private static final String SET_AUTOPAY =
      """
      update rent_contract set autopay = $3, payment_method_id = $4
      where id = $1 and resident_id = $2 and (status = 'active' or not $3) returning *
      """;

  private final Database database;
  private final Outbox outbox;
  private final Clock clock;

  RentContracts(Database database, Outbox outbox, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Makes the contract of a lease; a lease that has one already keeps it, and one whose
   * cancellation was heard before gets none.
   */
  Uni<Void> create(Tx tx, LeaseStarted lease) {
    RentContract contract = RentContract.of(lease, clock.instant());
    return Cancellations.takeTurn(tx, lease.getLeaseId())
        .chain(
            () ->
                RentContract.ROWS.insertIf(
                    tx, RentContract.ROWS.columns(contract), UNLESS_CANCELLED_OR_THERE))
        .flatMap(
            inserted ->
                inserted
                    ? outbox.add(tx, contract.id(), contract.organizationId(), contract.created())
                    : Uni.createFrom().voidItem());
  }

  /** A resident's own contracts, or an organization's. */
  Uni<Page<RentContract>> list(Caller caller, PageRequest page) {
    return database.as(caller, tx -> RentContract.ROWS.page(tx, page));
  }

  /** One contract, empty when it is not there or not the caller's. */
  Uni<Optional<RentContract>> find(Caller caller, UUID id) {
    return database.as(caller, tx -> RentContract.ROWS.find(tx, id));
  }

  /**
   * Decides how the resident's rent is collected. Only they may: it is their money. The payment
   * service, which keeps the methods, checks the owner of the method when it charges.
   *
   * @throws HttpProblem 409 when nothing will be collected because the contract was cancelled
   */
  Uni<Optional<RentContract>> set(Caller resident, UUID id, Autopay autopay) {
    return database.as(
        resident,
        tx ->
            tx.one(THEIRS, RentContract.ROWS::read, id, resident.id())
                .flatMap(
                    found ->
                        found.isEmpty()
                            ? Uni.createFrom().item(found)
                            : set(tx, resident, id, autopay).map(Optional::of)));
  }

  private static Uni<RentContract> set(Tx tx, Caller resident, UUID id, Autopay autopay) {
    return tx.one(
            SET_AUTOPAY,
            RentContract.ROWS::read,
            id,
            resident.id(),
            autopay.enabled(),
            autopay.paymentMethodId())
        .map(changed -> changed.orElseThrow(RentContracts::ended));
  }

  private static HttpProblem ended() {
    return Problems.conflict(
        "contract-cancelled", "This contract was cancelled: there is no rent to pay.");
  }
}
