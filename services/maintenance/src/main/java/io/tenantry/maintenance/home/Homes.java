package io.tenantry.maintenance.home;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.lease.LeaseCancelled;
import io.tenantry.contracts.lease.LeaseStarted;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.time.PropertyDay;
import io.tenantry.platform.web.Problems;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Homes of residents, by the leases that lease told of. */
@ApplicationScoped
public class Homes {
  private static final String START =
      """
      insert into home (lease_id, org_id, resident_id, property_id, unit, starts_on)
      select $1, $2, $3, $4, $5, $6
      where not exists (select from cancelled_home where lease_id = $1)
      on conflict (lease_id) do nothing
      """;

  private static final String REMEMBER_CANCELLED =
      "insert into cancelled_home (lease_id, org_id) values ($1, $2) on conflict do nothing";

  private static final String OF_RESIDENT =
      """
      select h.*, p.country, p.longitude
      from home h left join place p using (property_id)
      where h.resident_id = $1 and h.property_id = $2 and ($3::uuid is null or h.lease_id = $3)
      order by h.starts_on, h.lease_id
      """;

  private static final String OF_ORGANIZATION =
      """
      select * from place where property_id = $1 and org_id = $2 and not deleted
      """;

  private static final String KNOWN =
      """
      select exists (select from home where resident_id = $1 and property_id = $2)
        or exists (select from place where property_id = $2 and org_id = $3)
      """;

  private final Database database;
  private final Clock clock;

  Homes(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Uni<Void> start(Tx tx, LeaseStarted lease) {
    return tx.execute(
            START,
            lease.getLeaseId(),
            lease.getOrganizationId(),
            lease.getResidentId(),
            lease.getPropertyId(),
            lease.getUnit(),
            lease.getStartDate())
        .replaceWithVoid();
  }

  Uni<Void> cancel(Tx tx, LeaseCancelled lease) {
    return tx.execute(REMEMBER_CANCELLED, lease.getLeaseId(), lease.getOrganizationId())
        .chain(() -> tx.execute("delete from home where lease_id = $1", lease.getLeaseId()))
        .replaceWithVoid();
  }

  /**
   * The caller's home in a property, or a property of the caller's organization. A transaction of
   * its own: a resident's scope shows no properties.
   *
   * @param lease which of several homes there
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when they neither live there nor run
   *     it; 409 {@code home-not-begun} before they move in
   */
  public Uni<Home> of(Caller caller, UUID property, Optional<UUID> lease) {
    UUID person = caller.id();
    Optional<UUID> organization = caller.organization();
    return database.asService(
        tx ->
            tx.list(OF_RESIDENT, this::lived, person, property, lease)
                .flatMap(
                    homes ->
                        homes.isEmpty()
                            ? property(tx, property, organization).map(Homes::known)
                            : Uni.createFrom().item(begun(homes))));
  }

  /** A property of an organization; empty when it runs none of this id. */
  public Uni<Optional<Home>> property(Tx tx, UUID property, Optional<UUID> organization) {
    return tx.one(OF_ORGANIZATION, this::property, property, organization);
  }

  /**
   * Refuses who neither lives in a property nor runs it. A transaction of its own.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 404
   */
  public Uni<Void> require(Caller caller, UUID property) {
    UUID person = caller.id();
    Optional<UUID> organization = caller.organization();
    return database
        .asService(tx -> tx.one(KNOWN, row -> row.getBoolean(0), person, property, organization))
        .invoke(
            known -> {
              if (!known.orElse(false)) {
                throw Problems.notFound("The property");
              }
            })
        .replaceWithVoid();
  }

  private static Home known(Optional<Home> home) {
    return home.orElseThrow(() -> Problems.notFound("Your home in this property"));
  }

  /** A home and the day on which living there begins. */
  private record Lived(Home home, LocalDate startsOn) {}

  private Home begun(List<Lived> homes) {
    return homes.stream()
        .filter(
            lived ->
                !lived.startsOn().isAfter(PropertyDay.at(clock.instant(), lived.home().zone())))
        .reduce((earlier, later) -> later)
        .map(Lived::home)
        .orElseThrow(
            () ->
                Problems.conflict(
                    "home-not-begun",
                    "You live there from %s on. Report what is broken from that day on."
                        .formatted(homes.getFirst().startsOn())));
  }

  private Lived lived(Row row) {
    return new Lived(
        new Home(
            row.getUUID("org_id"),
            row.getUUID("property_id"),
            Optional.of(row.getUUID("lease_id")),
            Optional.of(row.getUUID("resident_id")),
            Optional.of(row.getString("unit")),
            Places.zone(row, clock.instant())),
        row.getLocalDate("starts_on"));
  }

  private Home property(Row row) {
    return new Home(
        row.getUUID("org_id"),
        row.getUUID("property_id"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Places.zone(row, clock.instant()));
  }
}
