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

/** The rooms of floors. */
@ApplicationScoped
class Rooms {
  private static final String ADD =
      """
      insert into room (id, org_id, property_id, floor_id, room_number, room_type, total_beds,
        square_footage, rent_amount, deposit_amount, currency, status, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'available', $12) returning *
      """;
  private static final String LIST =
      "select * from room where floor_id = $1 and id < $2 order by id desc limit $3";
  private static final String FIND =
      """
      select r.* from room r join property p on p.id = r.property_id
      where r.id = $1 and p.deleted_at is null
      """;

  private final Database database;
  private final Floors floors;
  private final Clock clock;

  Rooms(Database database, Floors floors, Clock clock) {
    this.database = database;
    this.floors = floors;
    this.clock = clock;
  }

  /** Adds a room; a room number stands once on a floor. */
  Uni<Room> add(Tx tx, Caller caller, UUID floorId, Room.Details details) {
    return floors.require(tx, floorId).flatMap(floor -> add(tx, caller, floor, details));
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
            Choice.column(details.roomType()),
            details.totalBeds(),
            details.squareFootage(),
            details.rent().getAmount(),
            details.deposit().getAmount(),
            details.rent().getCurrencyUnit().getCode(),
            clock.instant())
        .map(Optional::orElseThrow)
        .onFailure(failure -> Constraints.violated(failure, "room_number_once"))
        .transform(
            failure -> Problems.conflict("room-exists", "The floor has a room of this number."));
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
