package io.tenantry.property.occupancy;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.booking.BookingCancelled;
import io.tenantry.contracts.booking.BookingConfirmed;
import io.tenantry.contracts.booking.BookingHeld;
import io.tenantry.contracts.lease.LeaseCancelled;
import io.tenantry.contracts.lease.LeaseStarted;
import io.tenantry.contracts.rent.ContractCreated;
import io.tenantry.contracts.rent.InvoicePaid;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.platform.time.PlatformDay;
import io.tenantry.platform.time.PropertyDay;
import io.tenantry.property.unit.OfferedBed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.joda.money.Money;

/** Keeps what bookings, leases and receipts say about the organization's properties. */
@ApplicationScoped
class Tenancies {
  private static final String KEEP_BOOKING =
      """
      insert into booking (id, org_id, property_id, listing_id, quantity, status, move_in, ends_on)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (id) do update set status = excluded.status,
        move_in = coalesce(excluded.move_in, booking.move_in),
        ends_on = coalesce(excluded.ends_on, booking.ends_on)
      """;

  private static final String KEEP_LEASE =
      """
      insert into lease (id, org_id, property_id, listing_id, booking_id, starts_on, ends_on,
        rent_amount, currency)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9
      where not exists (select from cancelled_lease where id = $1)
      on conflict (id) do nothing
      """;

  private static final String FORGET_LEASE = "delete from lease where id = $1";

  /** So that a start that is handled late occupies nothing. */
  private static final String REMEMBER_CANCELLED =
      "insert into cancelled_lease (id, org_id) values ($1, $2) on conflict do nothing";

  private static final String KEEP_CONTRACT =
      "insert into rent_contract (id, org_id, lease_id) values ($1, $2, $3) on conflict do nothing";

  /** Another property of the organization while the contract's is not known yet. */
  private static final String PLACE =
      """
      select p.country, p.longitude
      from property p left join lease l on l.property_id = p.id
        left join rent_contract c on c.lease_id = l.id and c.id = $1
      where p.org_id = $2
      order by c.id is null, p.id limit 1
      """;

  private static final String KEEP_RECEIPT =
      """
      insert into rent_receipt (invoice_id, org_id, contract_id, received_amount, currency, paid_on)
      values ($1, $2, $3, $4, $5, $6) on conflict do nothing
      """;

  private final OfferedBed bed;

  Tenancies(OfferedBed bed) {
    this.bed = bed;
  }

  Uni<Void> held(Tx tx, BookingHeld held) {
    LocalDate moveIn = held.getMoveInDate();
    return tx.execute(
            KEEP_BOOKING,
            held.getBookingId(),
            held.getOrganizationId(),
            held.getPropertyId(),
            held.getListingId(),
            held.getQuantity(),
            "held",
            moveIn,
            end(moveIn, held.getLeaseMonths()))
        .replaceWithVoid();
  }

  Uni<Void> confirmed(Tx tx, BookingConfirmed confirmed) {
    LocalDate moveIn = confirmed.getMoveInDate();
    return tx.execute(
            KEEP_BOOKING,
            confirmed.getBookingId(),
            confirmed.getOrganizationId(),
            confirmed.getPropertyId(),
            confirmed.getListingId(),
            confirmed.getQuantity(),
            "confirmed",
            moveIn,
            end(moveIn, confirmed.getLeaseMonths()))
        .flatMap(kept -> bed.reserved(tx, confirmed.getListingId()));
  }

  Uni<Void> cancelled(Tx tx, BookingCancelled cancelled) {
    return tx.execute(
            KEEP_BOOKING,
            cancelled.getBookingId(),
            cancelled.getOrganizationId(),
            cancelled.getPropertyId(),
            cancelled.getListingId(),
            cancelled.getQuantity(),
            "cancelled",
            null,
            null)
        .flatMap(
            kept ->
                bed.released(
                    tx, cancelled.getListingId(), PlatformDay.at(cancelled.getCancelledAt())));
  }

  Uni<Void> started(Tx tx, LeaseStarted lease) {
    Money rent = AvroMoney.from(lease.getMonthlyRent());
    return tx.execute(
            KEEP_LEASE,
            lease.getLeaseId(),
            lease.getOrganizationId(),
            lease.getPropertyId(),
            lease.getListingId(),
            lease.getBookingId(),
            lease.getStartDate(),
            lease.getEndDate(),
            rent.getAmount(),
            rent.getCurrencyUnit().getCode())
        .flatMap(
            kept ->
                kept == 0 ? Uni.createFrom().voidItem() : bed.occupied(tx, lease.getListingId()));
  }

  /** Nobody will ever live by it: it is let to nobody and earns nothing. */
  Uni<Void> cancelled(Tx tx, LeaseCancelled lease) {
    return tx.execute(REMEMBER_CANCELLED, lease.getLeaseId(), lease.getOrganizationId())
        .chain(() -> tx.execute(FORGET_LEASE, lease.getLeaseId()))
        .flatMap(
            gone ->
                gone == 0
                    ? Uni.createFrom().voidItem()
                    : bed.left(
                        tx,
                        lease.getListingId(),
                        lease.getBookingId(),
                        PlatformDay.at(lease.getCancelledAt())));
  }

  Uni<Void> contracted(Tx tx, ContractCreated contract) {
    UUID organization = contract.getOrganizationId();
    return tx.execute(KEEP_CONTRACT, contract.getContractId(), organization, contract.getLeaseId())
        .replaceWithVoid();
  }

  Uni<Void> paid(Tx tx, InvoicePaid invoice) {
    Money amount = AvroMoney.from(invoice.getAmount());
    return paidOn(tx, invoice)
        .flatMap(
            day ->
                tx.execute(
                    KEEP_RECEIPT,
                    invoice.getInvoiceId(),
                    invoice.getOrganizationId(),
                    invoice.getContractId(),
                    amount.getAmount(),
                    amount.getCurrencyUnit().getCode(),
                    day))
        .replaceWithVoid();
  }

  /** The day at the property. */
  private static Uni<LocalDate> paidOn(Tx tx, InvoicePaid invoice) {
    Instant paid = invoice.getPaidAt();
    return tx.one(
            PLACE,
            row -> PropertyZone.of(row, paid),
            invoice.getContractId(),
            invoice.getOrganizationId())
        .map(
            zone ->
                zone.map(there -> PropertyDay.at(paid, there))
                    .orElseGet(() -> PlatformDay.at(paid)));
  }

  /** The money of an invoice went back, or is going back. */
  Uni<Void> unpaid(Tx tx, UUID invoice) {
    return tx.execute("delete from rent_receipt where invoice_id = $1", invoice).replaceWithVoid();
  }

  private static LocalDate end(LocalDate moveIn, int months) {
    return moveIn.plusMonths(months);
  }
}
