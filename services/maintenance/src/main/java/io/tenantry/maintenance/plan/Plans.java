package io.tenantry.maintenance.plan;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.auth.OrganizationDeleted;
import io.tenantry.maintenance.home.Home;
import io.tenantry.maintenance.home.Homes;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.entities.Entities;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.time.PropertyDay;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Recurring work of an organization in its properties. */
@ApplicationScoped
class Plans {
  private static final String OF_PROPERTY = "propertyId = ?1 and id < ?2 order by id desc";

  private final Database database;
  private final Entities entities;
  private final Homes homes;
  private final Audit audit;
  private final Clock clock;

  Plans(Database database, Entities entities, Homes homes, Audit audit, Clock clock) {
    this.database = database;
    this.entities = entities;
    this.homes = homes;
    this.audit = audit;
    this.clock = clock;
  }

  /** Adds a plan to a property of the caller's organization. */
  Uni<Plan.View> add(Tx tx, Caller caller, UUID property, Plan.Details details) {
    return homes
        .property(tx, property, caller.organization())
        .map(home -> home.orElseThrow(() -> Problems.notFound("The property")))
        .invoke(home -> requireFuture(home, details))
        .map(home -> Plan.of(home, caller.id(), details, clock.instant()))
        .flatMap(plan -> entities.in(tx, () -> plan.<Plan>persist().map(Plan::view)))
        .call(plan -> record(tx, caller, "maintenance_plan.added", plan));
  }

  private void requireFuture(Home home, Plan.Details details) {
    if (details.firstOn().isBefore(PropertyDay.at(clock.instant(), home.zone()))) {
      throw Problems.invalid("firstOn", "must not lie before today at the property");
    }
  }

  /** The plans of a property, newest first. */
  Uni<Page<Plan.View>> list(Caller caller, UUID property, PageRequest page) {
    return homes
        .require(caller, property)
        .chain(() -> page(caller, property, page))
        .map(found -> Page.of(found, page.limit(), Plan.View::id));
  }

  private Uni<List<Plan.View>> page(Caller caller, UUID property, PageRequest page) {
    return database.as(caller, tx -> entities.in(tx, () -> plans(property, page)));
  }

  private static Uni<List<Plan.View>> plans(UUID property, PageRequest page) {
    return Plan.<Plan>find(OF_PROPERTY, property, page.before())
        .range(0, page.limit())
        .list()
        .map(found -> found.stream().map(Plan::view).toList());
  }

  /** Ends a plan; what it made stays. */
  Uni<Void> end(Caller caller, UUID id) {
    return database
        .as(
            caller,
            tx ->
                entities
                    .in(tx, () -> locked(id).invoke(Plan::end).map(Plan::view))
                    .call(plan -> record(tx, caller, "maintenance_plan.ended", plan)))
        .replaceWithVoid();
  }

  /** Ends the plans of an organization that is gone. */
  Uni<Void> end(Tx tx, OrganizationDeleted gone) {
    return entities
        .in(tx, () -> Plan.update("active = false where orgId = ?1", gone.getOrganizationId()))
        .replaceWithVoid();
  }

  /** A plan whose row is locked. Within {@link Entities#in}. */
  static Uni<Plan> locked(UUID id) {
    return Plan.<Plan>findById(id, LockModeType.PESSIMISTIC_WRITE)
        .map(
            found -> {
              if (found == null) {
                throw Problems.notFound("The plan");
              }
              return found;
            });
  }

  private Uni<Void> record(Tx tx, Caller caller, String action, Plan.View plan) {
    return audit.record(
        tx, caller, Act.of(action, "maintenance_plan", plan.id()).in(plan.organizationId()));
  }
}
