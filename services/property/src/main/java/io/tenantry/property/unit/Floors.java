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
import io.tenantry.property.property.Properties;
import io.tenantry.property.property.Property;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The floors of properties. */
@ApplicationScoped
class Floors {
  private static final String ADD =
      """
      insert into floor (id, org_id, property_id, floor_number, name, created_at)
      values ($1, $2, $3, $4, $5, $6) returning *
      """;
  private static final String LIST =
      "select * from floor where property_id = $1 and id < $2 order by id desc limit $3";
  private static final String FIND =
      """
      select f.* from floor f join property p on p.id = f.property_id
      where f.id = $1 and p.deleted_at is null
      """;

  private static final String CHANGE =
      "update floor set floor_number = $2, name = $3 where id = $1 returning *";
  private static final String REMOVE = "delete from floor where id = $1";

  private final Database database;
  private final Properties properties;
  private final Clock clock;

  Floors(Database database, Properties properties, Clock clock) {
    this.database = database;
    this.properties = properties;
    this.clock = clock;
  }

  /** Adds a floor; a floor number stands once in a property. */
  Uni<Floor> add(Tx tx, UUID propertyId, Floor.Details details) {
    return properties.require(tx, propertyId).flatMap(property -> add(tx, property, details));
  }

  private Uni<Floor> add(Tx tx, Property property, Floor.Details details) {
    return tx.one(
            ADD,
            Floor::from,
            Ids.next(),
            property.organizationId(),
            property.id(),
            details.floorNumber(),
            details.name(),
            clock.instant())
        .map(Optional::orElseThrow)
        .onFailure(Floors::numberIsTaken)
        .transform(Floors::exists);
  }

  /** Changes a floor. */
  Uni<Floor> change(Caller caller, UUID id, Floor.Details details) {
    return database
        .as(
            caller,
            tx ->
                require(tx, id)
                    .flatMap(
                        floor ->
                            tx.one(CHANGE, Floor::from, id, details.floorNumber(), details.name())))
        .map(Optional::orElseThrow)
        .onFailure(Floors::numberIsTaken)
        .transform(Floors::exists);
  }

  /** Removes a floor that has no rooms. */
  Uni<Void> remove(Caller caller, UUID id) {
    return database
        .as(caller, tx -> require(tx, id).flatMap(floor -> tx.execute(REMOVE, id)))
        .onFailure(failure -> Constraints.violated(failure, "room_floor_id_fkey"))
        .transform(
            failure -> Problems.conflict("floor-not-empty", "Remove the rooms of the floor first."))
        .replaceWithVoid();
  }

  private static boolean numberIsTaken(Throwable failure) {
    return Constraints.violated(failure, "floor_number_once");
  }

  private static RuntimeException exists(Throwable failure) {
    return Problems.conflict("floor-exists", "The property has a floor of this number.");
  }

  /** A property's floors, newest first. */
  Uni<Page<Floor>> list(Caller caller, UUID propertyId, PageRequest page) {
    return database
        .as(
            caller,
            tx ->
                properties
                    .require(tx, propertyId)
                    .flatMap(
                        property ->
                            tx.list(LIST, Floor::from, propertyId, page.before(), page.rows())))
        .map(floors -> Page.of(floors, page.limit(), Floor::id));
  }

  /** One floor. */
  Uni<Floor> find(Caller caller, UUID id) {
    return database.as(caller, tx -> require(tx, id));
  }

  /** One floor within a transaction's scope; 404 when it is not there. */
  Uni<Floor> require(Tx tx, UUID id) {
    return tx.one(FIND, Floor::from, id)
        .map(floor -> floor.orElseThrow(() -> Problems.notFound("The floor")));
  }
}
