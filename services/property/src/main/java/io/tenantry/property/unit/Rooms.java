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

/** The rooms of floors. */
@ApplicationScoped
public class Rooms {
  private static final String ADD =
      """
      insert into room (id, org_id, property_id, floor_id, room_number, room_type, total_beds,
        square_footage, rent_amount, deposit_amount, currency, status, amenities, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning *
      """;
  private static final String LIST =
      """
      select * from room where floor_id = $1 and id < $2 and deleted_at is null
      order by id desc limit $3
      """;
  private static final String FIND =
      """
      select r.* from room r join property p on p.id = r.property_id
      where r.id = $1 and r.deleted_at is null and p.deleted_at is null
      """;

  private static final String CHANGE =
      """
      update room set room_number = $2, room_type = $3, total_beds = $4, square_footage = $5,
        rent_amount = $6, deposit_amount = $7, currency = $8, status = $9, amenities = $10, version = version + 1
      where id = $1 and (select count(*) from bed where room_id = $1 and deleted_at is null) <= $4
      returning *
      """;
  private static final String REMOVE =
      """
      with gone as (update room set deleted_at = $2 where id = $1 returning id)
      update bed set deleted_at = $2
      where deleted_at is null and room_id in (select id from gone)
      """;

  private final Database database;
  private final Floors floors;
  private final Amenities listed;
  private final Removals removals;
  private final BedCount count;
  private final Clock clock;

  Rooms(
      Database database,
      Floors floors,
      Amenities listed,
      Removals removals,
      BedCount count,
      Clock clock) {
    this.database = database;
    this.floors = floors;
    this.listed = listed;
    this.removals = removals;
    this.count = count;
    this.clock = clock;
  }

  /** Adds a room; a room number stands once on a floor. */
  public Uni<Room> add(Tx tx, Caller caller, UUID floorId, Room.Details details) {
    return floors
        .requireAlone(tx, floorId)
        .call(floor -> listed.check(tx, details.amenities(), List.of()))
        .flatMap(floor -> add(tx, caller, floor, details));
  }

  private Uni<Room> add(Tx tx, Caller caller, Floor floor, Room.Details details) {
    return tx.one(
            ADD,
            Room::from,
            Ids.next(),
            caller.requireOrganization(),
            floor.propertyId(),
            floor.id(),
            details.roomNumber().strip(),
            EnumColumn.column(details.roomType()),
            details.totalBeds(),
            details.squareFootage(),
            details.rent().getAmount(),
            details.deposit().getAmount(),
            details.rent().getCurrencyUnit().getCode(),
            EnumColumn.column(details.status().orElse(Room.Status.AVAILABLE)),
            details.amenities().toArray(String[]::new),
            clock.instant())
        .map(Optional::orElseThrow)
        .onFailure(Rooms::numberIsTaken)
        .transform(Rooms::exists);
  }

  /** Changes a room. It keeps its status if none is sent, and never has fewer beds than it has. */
  Uni<Room> change(Caller caller, UUID id, IfMatch ifMatch, Room.Details details) {
    return database
        .as(
            caller,
            tx ->
                requireAlone(tx, id)
                    .map(ifMatch::require)
                    .call(room -> listed.check(tx, details.amenities(), room.amenities()))
                    .flatMap(room -> change(tx, room, details)))
        .onFailure(Rooms::numberIsTaken)
        .transform(Rooms::exists);
  }

  private static Uni<Room> change(Tx tx, Room room, Room.Details details) {
    return tx.one(
            CHANGE,
            Room::from,
            room.id(),
            details.roomNumber().strip(),
            EnumColumn.column(details.roomType()),
            details.totalBeds(),
            details.squareFootage(),
            details.rent().getAmount(),
            details.deposit().getAmount(),
            details.rent().getCurrencyUnit().getCode(),
            EnumColumn.column(details.status().orElse(room.status())),
            details.amenities().toArray(String[]::new))
        .map(
            changed ->
                changed.orElseThrow(
                    () ->
                        Problems.conflict(
                            "room-full", "The room has more beds than that; remove some first.")));
  }

  /** Removes a room that is on no listing, with its beds if they shall go too. */
  Uni<Void> remove(Caller caller, UUID id, IfMatch ifMatch, boolean cascade) {
    return database.as(
        caller,
        tx ->
            requireAlone(tx, id)
                .map(ifMatch::require)
                .call(room -> removals.check(tx, Scope.ROOM, id, cascade))
                .flatMap(room -> remove(tx, caller, room)));
  }

  private Uni<Void> remove(Tx tx, Caller caller, Room room) {
    return tx.execute(REMOVE, room.id(), clock.instant())
        .flatMap(beds -> count.removed(tx, caller.requireOrganization(), room.propertyId(), beds));
  }

  private static boolean numberIsTaken(Throwable failure) {
    return Constraints.violated(failure, "room_number_once");
  }

  private static RuntimeException exists(Throwable failure) {
    return Problems.conflict("room-exists", "The floor has a room of this number.");
  }

  /** A floor's rooms, newest first. */
  Uni<Page<Room>> list(Caller caller, UUID floorId, PageRequest page) {
    return database
        .as(
            caller,
            tx ->
                floors
                    .require(tx, floorId)
                    .flatMap(
                        floor -> tx.list(LIST, Room::from, floorId, page.before(), page.rows())))
        .map(rooms -> Page.of(rooms, page.limit(), Room::id));
  }

  /** One room. */
  Uni<Room> find(Caller caller, UUID id) {
    return database.as(caller, tx -> require(tx, id));
  }

  /** One room within a transaction's scope; 404 when it is not there. */
  Uni<Room> require(Tx tx, UUID id) {
    return tx.one(FIND, Room::from, id).map(Rooms::present);
  }

  /** The same, with the row locked until the transaction ends. */
  Uni<Room> requireAlone(Tx tx, UUID id) {
    return tx.one(FIND + " for update of r", Room::from, id).map(Rooms::present);
  }

  private static Room present(Optional<Room> room) {
    return room.orElseThrow(() -> Problems.notFound("The room"));
  }
}
