package io.tenantry.property.unit;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Constraints;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.IfMatch;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import io.tenantry.property.property.Properties;
import io.tenantry.property.property.Property;
import io.tenantry.property.removal.Removals;
import io.tenantry.property.removal.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The floors of properties. */
@ApplicationScoped
public class Floors {
  private static final String FIND =
      """
      select f.* from floor f join property p on p.id = f.property_id
      where f.id = $1 and f.deleted_at is null and p.deleted_at is null
      """;

  private static final String REMOVE =
      """
      with gone as (update floor set deleted_at = $2 where id = $1 returning id),
      rooms as (update room set deleted_at = $2 where floor_id = $1 and deleted_at is null returning id)
      update bed set deleted_at = $2
      where deleted_at is null and room_id in (select id from rooms) and exists (select from gone)
      """;

  private final Database database;
  private final Properties properties;
  private final Removals removals;
  private final BedCount count;
  private final Clock clock;

  Floors(Database database, Properties properties, Removals removals, BedCount count, Clock clock) {
    this.database = database;
    this.properties = properties;
    this.removals = removals;
    this.count = count;
    this.clock = clock;
  }

  /** Adds a floor; a floor number stands once in a building of a property. */
  public Uni<Floor> add(Tx tx, UUID propertyId, Floor.Details details) {
    return properties.require(tx, propertyId).flatMap(property -> add(tx, property, details));
  }

  private Uni<Floor> add(Tx tx, Property property, Floor.Details details) {
    return Floor.ROWS
        .insert(
            tx,
            Floor.ROWS
                .columns(details)
                .with("id", Ids.next())
                .with("org_id", property.organizationId())
                .with("property_id", property.id())
                .with("created_at", clock.instant()))
        .onFailure(Floors::numberIsTaken)
        .transform(Floors::exists);
  }

  /** Changes a floor. */
  Uni<Floor> change(Caller caller, UUID id, IfMatch ifMatch, Floor.Details details) {
    return database
        .as(
            caller,
            tx ->
                requireAlone(tx, id)
                    .map(ifMatch::require)
                    .flatMap(floor -> Floor.ROWS.update(tx, id, Floor.ROWS.columns(details))))
        .map(Optional::orElseThrow)
        .onFailure(Floors::numberIsTaken)
        .transform(Floors::exists);
  }

  /** Removes a floor, with its rooms if they shall go too. */
  Uni<Void> remove(Caller caller, UUID id, IfMatch ifMatch, boolean cascade) {
    return database.as(
        caller,
        tx ->
            requireAlone(tx, id)
                .map(ifMatch::require)
                .call(floor -> removals.check(tx, Scope.FLOOR, id, cascade))
                .flatMap(floor -> remove(tx, caller, floor)));
  }

  private Uni<Void> remove(Tx tx, Caller caller, Floor floor) {
    return tx.execute(REMOVE, floor.id(), clock.instant())
        .flatMap(beds -> count.removed(tx, caller.requireOrganization(), floor.propertyId(), beds));
  }

  private static boolean numberIsTaken(Throwable failure) {
    return Constraints.violated(failure, "floor_number_once");
  }

  private static RuntimeException exists(Throwable failure) {
    return Problems.conflict(
        "floor-exists", "The property has a floor of this number in this building.");
  }

  /** A property's floors, newest first. */
  Uni<Page<Floor>> list(Caller caller, UUID propertyId, PageRequest page) {
    return database.as(
        caller,
        tx ->
            properties
                .require(tx, propertyId)
                .flatMap(
                    property ->
                        Floor.ROWS.page(
                            tx, page, "property_id = $3 and deleted_at is null", propertyId)));
  }

  /** One floor. */
  Uni<Floor> find(Caller caller, UUID id) {
    return database.as(caller, tx -> require(tx, id));
  }

  /** One floor within a transaction's scope; 404 when it is not there. */
  Uni<Floor> require(Tx tx, UUID id) {
    return tx.one(FIND, Floor.ROWS::read, id).map(Floors::present);
  }

  /** The same, with the row locked until the transaction ends. */
  Uni<Floor> requireAlone(Tx tx, UUID id) {
    return tx.one(FIND + " for update of f", Floor.ROWS::read, id).map(Floors::present);
  }

  private static Floor present(Optional<Floor> floor) {
    return floor.orElseThrow(() -> Problems.notFound("The floor"));
  }
}
