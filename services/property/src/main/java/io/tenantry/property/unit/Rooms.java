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

/** The rooms of floors. */
@ApplicationScoped
public class Rooms {
  private static final String FIND =
      """
      select r.* from room r join property p on p.id = r.property_id
      where r.id = $1 and r.deleted_at is null and p.deleted_at is null
      """;

  private static final String BEDS_FIT =
      "(select count(*) from bed where room_id = :id and deleted_at is null) <= :total_beds";

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
    return Room.ROWS
        .insert(
            tx,
            written(details, details.status().orElse(Room.Status.AVAILABLE))
                .with("id", Ids.next())
                .with("org_id", caller.requireOrganization())
                .with("property_id", floor.propertyId())
                .with("floor_id", floor.id())
                .with("created_at", clock.instant()))
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
    Columns columns = written(details, details.status().orElse(room.status()));
    return Room.ROWS
        .update(tx, room.id(), columns, BEDS_FIT)
        .map(
            changed ->
                changed.orElseThrow(
                    () ->
                        Problems.conflict(
                            "room-full", "The room has more beds than that; remove some first.")));
  }

  private static Columns written(Room.Details details, Room.Status status) {
    return Room.ROWS
        .columns(details)
        .with("room_number", details.roomNumber().strip())
        .with("status", status);
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
    return database.as(
        caller,
        tx ->
            floors
                .require(tx, floorId)
                .flatMap(
                    floor ->
                        Room.ROWS.page(tx, page, "floor_id = $3 and deleted_at is null", floorId)));
  }

  /** One room. */
  Uni<Room> find(Caller caller, UUID id) {
    return database.as(caller, tx -> require(tx, id));
  }

  /** One room within a transaction's scope; 404 when it is not there. */
  Uni<Room> require(Tx tx, UUID id) {
    return tx.one(FIND, Room.ROWS::read, id).map(Rooms::present);
  }

  /** The same, with the row locked until the transaction ends. */
  Uni<Room> requireAlone(Tx tx, UUID id) {
    return tx.one(FIND + " for update of r", Room.ROWS::read, id).map(Rooms::present);
  }

  private static Room present(Optional<Room> room) {
    return room.orElseThrow(() -> Problems.notFound("The room"));
  }
}
