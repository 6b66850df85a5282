package io.tenantry.property.unit;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Constraints;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import io.tenantry.property.row.Choice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The beds of rooms. */
@ApplicationScoped
class Beds {
  /** Adds a bed unless the room is full; the room is locked, so two cannot take the last place. */
  private static final String ADD =
      """
      insert into bed (id, org_id, property_id, room_id, bed_number, bed_type, rent_amount,
        deposit_amount, currency, status, created_at)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
      where (select count(*) from bed where room_id = $4) < $12
      returning *
      """;

  private static final String LIST_OF_ROOM =
      "select * from bed where room_id = $1 and id < $2 order by id desc limit $3";
  private static final String LIST =
      """
      select b.* from bed b join property p on p.id = b.property_id
      where b.id < $1 and p.deleted_at is null order by b.id desc limit $2
      """;
  private static final String FIND =
      """
      select b.* from bed b join property p on p.id = b.property_id
      where b.id = $1 and p.deleted_at is null
      """;

  private static final String CHANGE =
      """
      update bed set bed_number = $2, bed_type = $3, rent_amount = $4, deposit_amount = $5,
        currency = $6, status = $7
      where id = $1 returning *
      """;
  private static final String REMOVE = "delete from bed where id = $1";

  private final Database database;
  private final Rooms rooms;
  private final BedCount count;
  private final Clock clock;

  Beds(Database database, Rooms rooms, BedCount count, Clock clock) {
    this.database = database;
    this.rooms = rooms;
    this.count = count;
    this.clock = clock;
  }

  /** Adds a bed; a bed number stands once in a room, and a room has no more than its beds. */
  Uni<Bed> add(Tx tx, Caller caller, UUID roomId, Bed.Details details) {
    return rooms
        .requireAlone(tx, roomId)
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
            Choice.column(details.bedType()),
            details.rent().getAmount(),
            details.deposit().getAmount(),
            details.rent().getCurrencyUnit().getCode(),
            Choice.column(details.status().orElse(Bed.Status.VACANT)),
            clock.instant(),
            (long) room.totalBeds())
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

  /** Changes a bed; it keeps its status if none is sent. */
  Uni<Bed> change(Caller caller, UUID id, Bed.Details details) {
    return database
        .as(caller, tx -> require(tx, id).flatMap(bed -> change(tx, bed, details)))
        .onFailure(Beds::numberIsTaken)
        .transform(Beds::exists);
  }

  private static Uni<Bed> change(Tx tx, Bed bed, Bed.Details details) {
    return tx.one(
            CHANGE,
            Bed::from,
            bed.id(),
            details.bedNumber().strip(),
            Choice.column(details.bedType()),
            details.rent().getAmount(),
            details.deposit().getAmount(),
            details.rent().getCurrencyUnit().getCode(),
            Choice.column(details.status().orElse(bed.status())))
        .map(Optional::orElseThrow);
  }

  /** Removes a bed that is on no listing. */
  Uni<Void> remove(Caller caller, UUID id) {
    return database
        .as(
            caller,
            tx ->
                require(tx, id)
                    .call(bed -> Offered.refuse(tx, id))
                    .call(bed -> remove(tx, caller, bed)))
        .replaceWithVoid();
  }

  /** Who removes it at the same time finds it gone: it is counted once. */
  private Uni<Void> remove(Tx tx, Caller caller, Bed bed) {
    return tx.execute(REMOVE, bed.id())
        .flatMap(
            removed ->
                removed == 1
                    ? count.removed(tx, caller.requireOrganization(), bed)
                    : Uni.createFrom().voidItem());
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

  /** All beds of the organization, newest first. */
  Uni<Page<Bed>> list(Caller caller, PageRequest page) {
    return database
        .as(caller, tx -> tx.list(LIST, Bed::from, page.before(), page.rows()))
        .map(beds -> Page.of(beds, page.limit(), Bed::id));
  }

  /** One bed. */
  Uni<Bed> find(Caller caller, UUID id) {
    return database.as(caller, tx -> require(tx, id));
  }

  private static Uni<Bed> require(Tx tx, UUID id) {
    return tx.one(FIND, Bed::from, id)
        .map(bed -> bed.orElseThrow(() -> Problems.notFound("The bed")));
  }

  private static boolean numberIsTaken(Throwable failure) {
    return Constraints.violated(failure, "bed_number_once");
  }

  private static RuntimeException exists(Throwable failure) {
    return Problems.conflict("bed-exists", "The room has a bed of this number.");
  }
}
