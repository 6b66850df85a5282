package io.tenantry.property.unit;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Constraints;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.EnumColumn;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.IfMatch;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import io.tenantry.property.amenity.Amenities;
import io.tenantry.property.removal.Removals;
import io.tenantry.property.removal.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The beds of rooms. */
@ApplicationScoped
public class Beds {
  /** Adds a bed unless the room is full; the room is locked, so two cannot take the last place. */
  private static final String ADD =
      """
      insert into bed (id, org_id, property_id, room_id, bed_number, bed_type, rent_amount,
        deposit_amount, currency, status, created_at, amenities)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $13
      where (select count(*) from bed where room_id = $4 and deleted_at is null) < $12
      returning *
      """;

  private static final String LIST_OF_ROOM =
      """
      select * from bed where room_id = $1 and id < $2 and deleted_at is null
      order by id desc limit $3
      """;
  private static final String LIST =
      """
      select b.* from bed b join room r on r.id = b.room_id join property p on p.id = b.property_id
      where b.id < $1 and b.deleted_at is null and p.deleted_at is null
        and ($3::uuid is null or b.property_id = $3) and ($4::uuid is null or r.floor_id = $4)
        and ($5::uuid is null or b.room_id = $5) and ($6::text[] is null or b.status = any($6))
        and ($7::text is null or b.bed_type = $7)
        and ($8::numeric is null or b.rent_amount >= $8)
        and ($9::numeric is null or b.rent_amount <= $9)
      order by b.id desc limit $2
      """;
  private static final String FIND =
      """
      select b.* from bed b join property p on p.id = b.property_id
      where b.id = $1 and b.deleted_at is null and p.deleted_at is null
      """;

  private static final String CHANGE =
      """
      update bed set bed_number = $2, bed_type = $3, rent_amount = $4, deposit_amount = $5,
        currency = $6, status = $7, amenities = $8, version = version + 1
      where id = $1 returning *
      """;
  private static final String REMOVE = "update bed set deleted_at = $2 where id = $1";

  private final Database database;
  private final Rooms rooms;
  private final BedCount count;
  private final Amenities listed;
  private final Removals removals;
  private final Clock clock;

  Beds(
      Database database,
      Rooms rooms,
      BedCount count,
      Amenities listed,
      Removals removals,
      Clock clock) {
    this.database = database;
    this.rooms = rooms;
    this.count = count;
    this.listed = listed;
    this.removals = removals;
    this.clock = clock;
  }

  /** Adds a bed; a bed number stands once in a room, and a room has no more than its beds. */
  public Uni<Bed> add(Tx tx, Caller caller, UUID roomId, Bed.Details details) {
    return rooms
        .requireAlone(tx, roomId)
        .call(room -> listed.check(tx, details.amenities(), List.of()))
        .flatMap(room -> add(tx, caller, room, details))
        .call(bed -> count.added(tx, caller.requireOrganization(), bed));
  }

  private Uni<Bed> add(Tx tx, Caller caller, Room room, Bed.Details details) {
    return tx.one(
            ADD,
            Bed::from,
            Ids.next(),
            caller.requireOrganization(),
            room.propertyId(),
            room.id(),
            details.bedNumber().strip(),
            EnumColumn.column(details.bedType()),
            details.rent().getAmount(),
            details.deposit().getAmount(),
            details.rent().getCurrencyUnit().getCode(),
            EnumColumn.column(details.status().orElse(BedStatus.VACANT)),
            clock.instant(),
            (long) room.totalBeds(),
            details.amenities().toArray(String[]::new))
        .onFailure(Beds::numberIsTaken)
        .transform(Beds::exists)
        .map(
            bed ->
                bed.orElseThrow(
                    () ->
                        Problems.conflict(
                            "room-full",
                            "The room has its %d beds already.".formatted(room.totalBeds()))));
  }

  /** Changes a bed; it keeps its status if none is sent, and takes only moves of the table. */
  Uni<Bed> change(Caller caller, UUID id, IfMatch ifMatch, Bed.Details details) {
    return database
        .as(
            caller,
            tx ->
                requireAlone(tx, id)
                    .map(ifMatch::require)
                    .call(bed -> listed.check(tx, details.amenities(), bed.amenities()))
                    .flatMap(bed -> change(tx, bed, details)))
        .onFailure(Beds::numberIsTaken)
        .transform(Beds::exists);
  }

  private static Uni<Bed> change(Tx tx, Bed bed, Bed.Details details) {
    return tx.one(
            CHANGE,
            Bed::from,
            bed.id(),
            details.bedNumber().strip(),
            EnumColumn.column(details.bedType()),
            details.rent().getAmount(),
            details.deposit().getAmount(),
            details.rent().getCurrencyUnit().getCode(),
            EnumColumn.column(bed.status().toOrStay(details.status().orElse(bed.status()))),
            details.amenities().toArray(String[]::new))
        .map(Optional::orElseThrow);
  }

  /** Removes a bed that is on no listing. */
  Uni<Void> remove(Caller caller, UUID id, IfMatch ifMatch) {
    return database.as(
        caller,
        tx ->
            requireAlone(tx, id)
                .map(ifMatch::require)
                .call(bed -> removals.check(tx, Scope.BED, id, false))
                .flatMap(bed -> remove(tx, caller, bed)));
  }

  private Uni<Void> remove(Tx tx, Caller caller, Bed bed) {
    return tx.execute(REMOVE, bed.id(), clock.instant())
        .flatMap(gone -> count.removed(tx, caller.requireOrganization(), bed.propertyId(), gone));
  }

  /** A room's beds, newest first. */
  Uni<Page<Bed>> list(Caller caller, UUID roomId, PageRequest page) {
    return database
        .as(
            caller,
            tx ->
                rooms
                    .require(tx, roomId)
                    .flatMap(
                        room ->
                            tx.list(LIST_OF_ROOM, Bed::from, roomId, page.before(), page.rows())))
        .map(beds -> Page.of(beds, page.limit(), Bed::id));
  }

  /** The organization's beds across properties, newest first. */
  Uni<Page<Bed>> list(Caller caller, BedFilter filter, PageRequest page) {
    return database
        .as(caller, tx -> tx.list(LIST, Bed::from, filter.parameters(page.before(), page.rows())))
        .map(beds -> Page.of(beds, page.limit(), Bed::id));
  }

  /** One bed. */
  Uni<Bed> find(Caller caller, UUID id) {
    return database.as(caller, tx -> require(tx, id));
  }

  private static Uni<Bed> require(Tx tx, UUID id) {
    return tx.one(FIND, Bed::from, id).map(Beds::present);
  }

  private static Uni<Bed> requireAlone(Tx tx, UUID id) {
    return tx.one(FIND + " for update of b", Bed::from, id).map(Beds::present);
  }

  private static Bed present(Optional<Bed> bed) {
    return bed.orElseThrow(() -> Problems.notFound("The bed"));
  }

  private static boolean numberIsTaken(Throwable failure) {
    return Constraints.violated(failure, "bed_number_once");
  }

  private static RuntimeException exists(Throwable failure) {
    return Problems.conflict("bed-exists", "The room has a bed of this number.");
  }
}
