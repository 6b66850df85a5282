package io.tenantry.property.unit;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Columns;
import io.tenantry.platform.data.Constraints;
import io.tenantry.platform.data.Database;
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
  /** Unless the room is full; it is locked, so two cannot take the last place. */
  private static final String ROOM_IS_LEFT =
      "where (select count(*) from bed where room_id = :room_id and deleted_at is null) < :places";

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
    return Bed.ROWS
        .insert(
            tx,
            written(details, details.status().orElse(BedStatus.VACANT))
                .with("id", Ids.next())
                .with("org_id", caller.requireOrganization())
                .with("property_id", room.propertyId())
                .with("room_id", room.id())
                .with("created_at", clock.instant())
                .given("places", (long) room.totalBeds()),
            ROOM_IS_LEFT)
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
    BedStatus status = bed.status().toOrStay(details.status().orElse(bed.status()));
    return Bed.ROWS.update(tx, bed.id(), written(details, status)).map(Optional::orElseThrow);
  }

  private static Columns written(Bed.Details details, BedStatus status) {
    return Bed.ROWS
        .columns(details)
        .with("bed_number", details.bedNumber().strip())
        .with("status", status);
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
    return database.as(
        caller,
        tx ->
            rooms
                .require(tx, roomId)
                .flatMap(
                    room ->
                        Bed.ROWS.page(tx, page, "room_id = $3 and deleted_at is null", roomId)));
  }

  /** The organization's beds across properties, newest first. */
  Uni<Page<Bed>> list(Caller caller, BedFilter filter, PageRequest page) {
    return database
        .as(
            caller,
            tx -> tx.list(LIST, Bed.ROWS::read, filter.parameters(page.before(), page.rows())))
        .map(beds -> Page.of(beds, page.limit(), Bed::id));
  }

  /** One bed. */
  Uni<Bed> find(Caller caller, UUID id) {
    return database.as(caller, tx -> require(tx, id));
  }

  private static Uni<Bed> require(Tx tx, UUID id) {
    return tx.one(FIND, Bed.ROWS::read, id).map(Beds::present);
  }

  private static Uni<Bed> requireAlone(Tx tx, UUID id) {
    return tx.one(FIND + " for update of b", Bed.ROWS::read, id).map(Beds::present);
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
