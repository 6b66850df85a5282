package io.tenantry.property.unit;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Moves the bed that a listing offers as bookings and leases tell. A listing of any bed of its kind
 * says nothing of one bed; a bed for which the table has no such move stays as the landlord put it.
 */
@ApplicationScoped
public class OfferedBed {
  private static final String MOVE =
      """
      update bed set status = $2, version = version + 1
      where id = (select unit_id from listing where id = $1 and unit_type = 'bed')
        and status = any($3) and deleted_at is null
      """;

  private static final String RELEASE =
      """
      update bed set status = $3, version = version + 1
      where id = (select unit_id from listing where id = $1 and unit_type = 'bed')
        and status = $4 and deleted_at is null
        and not exists (select from booking
          where listing_id = $1 and status = 'confirmed' and ends_on >= $2)
      """;

  /** Unless somebody else booked it or lives there. The booking may not have been heard of yet. */
  private static final String LEAVE =
      """
      update bed set status = $4, version = version + 1
      where id = (select unit_id from listing where id = $1 and unit_type = 'bed')
        and status in ($5, $6) and deleted_at is null
        and not exists (select from booking k join listing o on o.id = k.listing_id
          where o.unit_id = bed.id and k.status = 'confirmed' and k.ends_on >= $3 and k.id <> $2)
        and not exists (select from lease l join listing o on o.id = l.listing_id
          where o.unit_id = bed.id and l.ends_on >= $3)
      """;

  /** Somebody booked it. */
  public Uni<Void> reserved(Tx tx, UUID listing) {
    return move(tx, listing, BedStatus.RESERVED);
  }

  /** Somebody moved in. */
  public Uni<Void> occupied(Tx tx, UUID listing) {
    return move(tx, listing, BedStatus.OCCUPIED);
  }

  /** A booking ended on that day, before anybody moved in. */
  public Uni<Void> released(Tx tx, UUID listing, LocalDate day) {
    return tx.execute(RELEASE, listing, day, BedStatus.VACANT, BedStatus.RESERVED)
        .replaceWithVoid();
  }

  /** Nobody will ever move in by this booking, which was cancelled on that day. */
  public Uni<Void> left(Tx tx, UUID listing, UUID booking, LocalDate day) {
    return tx.execute(
            LEAVE, listing, booking, day, BedStatus.VACANT, BedStatus.OCCUPIED, BedStatus.RESERVED)
        .replaceWithVoid();
  }

  private static Uni<Void> move(Tx tx, UUID listing, BedStatus status) {
    return tx.execute(MOVE, listing, status, status.sources()).replaceWithVoid();
  }
}
