package io.tenantry.property.property;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import io.tenantry.property.amenity.Amenities;
import io.tenantry.property.removal.Removals;
import io.tenantry.property.removal.Scope;
import io.tenantry.property.row.Choice;
import io.tenantry.property.version.IfMatch;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** An organization's portfolio. */
@ApplicationScoped
public class Properties {
  private static final String ADD =
      """
      insert into property (id, org_id, created_by, status, name, type, description, address_line1,
        address_line2, city, state, postal_code, country, latitude, longitude, amenities, rules,
        created_at, updated_at)
      values ($1, $2, $3, 'draft', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17)
      returning *
      """;

  private static final String CHANGE =
      """
      update property set name = $2, type = $3, description = $4, address_line1 = $5,
        address_line2 = $6, city = $7, state = $8, postal_code = $9, country = $10, latitude = $11,
        longitude = $12, amenities = $13, rules = $14, version = version + 1, updated_at = $15
      where id = $1
      returning *
      """;

  private static final String REMOVE =
      """
      update property set deleted_at = $2, version = version + 1, updated_at = $2 where id = $1
      returning *
      """;

  private static final String LIST =
      """
      select * from property where id < $1 and deleted_at is null order by id desc limit $2
      """;

  private static final String FIND = "select * from property where id = $1 and deleted_at is null";

  private static final String ACTIVATE =
      """
      update property set status = 'active', version = version + 1 where id = $1 and status = 'draft'
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
                outbox.add(
                    tx, property.id(), property.organizationId(), PropertyFacts.created(property)));
  }

  private Uni<Property> insert(Tx tx, Caller caller, PropertyDetails details) {
    return tx.one(
            ADD,
            Property::from,
            Ids.next(),
            caller.requireOrganization(),
            caller.id(),
            details.name().strip(),
            Choice.column(details.type()),
            details.description(),
            details.addressLine1().strip(),
            details.addressLine2(),
            details.city().strip(),
            details.state(),
            details.postalCode(),
            details.country(),
            details.latitude(),
            details.longitude(),
            details.amenities().toArray(String[]::new),
            new JsonObject(details.rules()),
            clock.instant())
        .map(Optional::orElseThrow);
  }

  /** The organization's properties, newest first. */
  Uni<Page<Property>> list(Caller caller, PageRequest page) {
    return database
        .as(caller, tx -> tx.list(LIST, Property::from, page.before(), page.rows()))
        .map(properties -> Page.of(properties, page.limit(), Property::id));
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
    return tx.one(
            CHANGE,
            Property::from,
            id,
            details.name().strip(),
            Choice.column(details.type()),
            details.description(),
            details.addressLine1().strip(),
            details.addressLine2(),
            details.city().strip(),
            details.state(),
            details.postalCode(),
            details.country(),
            details.latitude(),
            details.longitude(),
            details.amenities().toArray(String[]::new),
            new JsonObject(details.rules()),
            clock.instant())
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
    return tx.one(REMOVE, Property::from, id, clock.instant())
        .map(Properties::present)
        .call(property -> updated(tx, caller, property))
        .call(property -> tell(follower -> follower.removed(tx, property)));
  }

  private Uni<Void> updated(Tx tx, Caller caller, Property property) {
    return outbox.add(
        tx, property.id(), property.organizationId(), PropertyFacts.updated(property, caller.id()));
  }

  /**
   * One property within a transaction's scope.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when it is not there
   */
  public Uni<Property> require(Tx tx, UUID id) {
    return tx.one(FIND, Property::from, id).map(Properties::present);
  }

  /** The same, and the property stays as it is until the transaction ends. */
  public Uni<Property> requireUnchanging(Tx tx, UUID id) {
    return tx.one(FIND + " for share", Property::from, id).map(Properties::present);
  }

  private static Uni<Property> requireAlone(Tx tx, UUID id) {
    return tx.one(FIND + " for update", Property::from, id).map(Properties::present);
  }

  /** A draft becomes active; anything else stays what it is. */
  public Uni<Void> activate(Tx tx, UUID id) {
    return tx.execute(ACTIVATE, id).replaceWithVoid();
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
