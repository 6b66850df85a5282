package io.tenantry.property.property;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Columns;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** An organization's portfolio. */
@ApplicationScoped
public class Properties {
  private static final String REMOVE =
      """
      update property set deleted_at = $2, version = version + 1, updated_at = $2 where id = $1
      returning *
      """;

  private static final String FIND = "select * from property where id = $1 and deleted_at is null";

  private static final String ACTIVATE =
      """
      update property set status = $2, version = version + 1 where id = $1 and status = $3
      """;

  private final Database database;
  private final Outbox outbox;
  private final Clock clock;
  private final Amenities amenities;
  private final Removals removals;
  private final List<PropertyFollower> followers;

  Properties(
      Database database,
      Outbox outbox,
      Clock clock,
      Amenities amenities,
      Removals removals,
      @All List<PropertyFollower> followers) {
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
    this.amenities = amenities;
    this.removals = removals;
    this.followers = followers;
  }

  /** Adds a property to the caller's organization. */
  public Uni<Property> add(Tx tx, Caller caller, PropertyDetails details) {
    return amenities
        .check(tx, details.amenities(), List.of())
        .flatMap(checked -> insert(tx, caller, details))
        .call(
            property ->
                outbox.add(tx, property.id(), property.organizationId(), property.created()));
  }

  private Uni<Property> insert(Tx tx, Caller caller, PropertyDetails details) {
    Instant now = clock.instant();
    return Property.ROWS.insert(
        tx,
        written(details)
            .with("id", Ids.next())
            .with("org_id", caller.requireOrganization())
            .with("created_by", caller.id())
            .with("status", PropertyStatus.DRAFT)
            .with("created_at", now)
            .with("updated_at", now));
  }

  private static Columns written(PropertyDetails details) {
    return Property.ROWS
        .columns(details)
        .with("name", details.name().strip())
        .with("address_line1", details.addressLine1().strip())
        .with("city", details.city().strip());
  }

  /** The organization's properties, newest first. */
  Uni<Page<Property>> list(Caller caller, PageRequest page) {
    return database.as(caller, tx -> Property.ROWS.page(tx, page, "deleted_at is null"));
  }

  /** One property; 404 when it is not there or not the caller's. */
  Uni<Property> find(Caller caller, UUID id) {
    return database.as(caller, tx -> require(tx, id));
  }

  /** Changes a property, and what its listings say of it. */
  Uni<Property> change(Caller caller, UUID id, IfMatch ifMatch, PropertyDetails details) {
    return database.as(
        caller,
        tx ->
            requireAlone(tx, id)
                .map(ifMatch::require)
                .call(found -> amenities.check(tx, details.amenities(), found.amenities()))
                .flatMap(found -> change(tx, caller, id, details)));
  }

  private Uni<Property> change(Tx tx, Caller caller, UUID id, PropertyDetails details) {
    return Property.ROWS
        .update(tx, id, written(details).with("updated_at", clock.instant()))
        .map(Properties::present)
        .call(property -> updated(tx, caller, property))
        .call(property -> tell(follower -> follower.changed(tx, property)));
  }

  /** Takes a property out of the portfolio; what it offers is archived. */
  Uni<Void> remove(Caller caller, UUID id, IfMatch ifMatch, boolean cascade) {
    return database
        .as(
            caller,
            tx ->
                requireAlone(tx, id)
                    .map(ifMatch::require)
                    .call(property -> removals.check(tx, Scope.PROPERTY, id, cascade))
                    .flatMap(property -> remove(tx, caller, id)))
        .replaceWithVoid();
  }

  private Uni<Property> remove(Tx tx, Caller caller, UUID id) {
    return tx.one(REMOVE, Property.ROWS::read, id, clock.instant())
        .map(Properties::present)
        .call(property -> updated(tx, caller, property))
        .call(property -> tell(follower -> follower.removed(tx, property)));
  }

  private Uni<Void> updated(Tx tx, Caller caller, Property property) {
    return outbox.add(tx, property.id(), property.organizationId(), property.updated(caller.id()));
  }

  /**
   * One property within a transaction's scope.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when it is not there
   */
  public Uni<Property> require(Tx tx, UUID id) {
    return tx.one(FIND, Property.ROWS::read, id).map(Properties::present);
  }

  /** The same, and the property stays as it is until the transaction ends. */
  public Uni<Property> requireUnchanging(Tx tx, UUID id) {
    return tx.one(FIND + " for share", Property.ROWS::read, id).map(Properties::present);
  }

  private static Uni<Property> requireAlone(Tx tx, UUID id) {
    return tx.one(FIND + " for update", Property.ROWS::read, id).map(Properties::present);
  }

  /** A draft becomes active; anything else stays what it is. */
  public Uni<Void> activate(Tx tx, UUID id) {
    return tx.execute(ACTIVATE, id, PropertyStatus.ACTIVE, PropertyStatus.DRAFT).replaceWithVoid();
  }

  private Uni<Void> tell(Function<PropertyFollower, Uni<Void>> news) {
    Uni<Void> told = Uni.createFrom().voidItem();
    for (PropertyFollower follower : followers) {
      told = told.flatMap(done -> news.apply(follower));
    }
    return told;
  }

  private static Property present(Optional<Property> property) {
    return property.orElseThrow(() -> Problems.notFound("The property"));
  }
}
