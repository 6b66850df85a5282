package io.tenantry.booking.visit;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** Visiting hours of listings. Visits already arranged stay as they are when the hours change. */
@ApplicationScoped
class VisitSchedules {
  private static final String KEEP =
      """
      insert into visit_schedule (listing_id, org_id, rules, agent_id) values ($1, $2, $3, $4)
      on conflict (listing_id) do update set rules = excluded.rules, agent_id = excluded.agent_id
      """;

  /** More places open at once in sessions that are to come; fewer, as far as they are free. */
  private static final String RESIZE =
      """
      update visit_session set seats = greatest($2, seats - seats_left),
        seats_left = greatest($2 - (seats - seats_left), 0)
      where listing_id = $1 and starts_at > $3
      """;

  /** The zone that the landlord names is the listing's, for holds as for visits. */
  private static final String KEEP_ZONE =
      "update availability set time_zone = $2 where listing_id = $1";

  private final Database database;
  private final VisitPlaces places;
  private final VisitMembers members;
  private final Clock clock;

  VisitSchedules(Database database, VisitPlaces places, VisitMembers members, Clock clock) {
    this.database = database;
    this.places = places;
    this.members = members;
    this.clock = clock;
  }

  /** The rules of one of the caller's listings; empty when it is not theirs. */
  Uni<Optional<VisitRules>> find(Caller caller, UUID listing) {
    return places
        .of(caller.requireOrganization(), listing)
        .map(place -> place.map(VisitPlace::rules));
  }

  /** Sets the rules of one of the caller's listings; empty when it is not theirs. */
  Uni<Optional<VisitRules>> set(Caller caller, UUID listing, VisitRules wished) {
    return places
        .of(caller.requireOrganization(), listing)
        .flatMap(
            place ->
                place.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : keep(caller, place.get(), checked(place.get(), wished)).map(Optional::of));
  }

  private VisitRules checked(VisitPlace place, VisitRules wished) {
    wished
        .contradiction()
        .ifPresent(
            field -> {
              throw Problems.invalid(
                  field,
                  "must name each day once, with hours that end after they begin and follow each"
                      + " other");
            });
    return wished.in(zone(place, wished));
  }

  private ZoneId zone(VisitPlace place, VisitRules wished) {
    if (wished.timeZone() == null) {
      return places
          .zone(place)
          .orElseThrow(() -> Problems.invalid("timeZone", "is needed: the country has several"));
    }
    if (!ZoneId.getAvailableZoneIds().contains(wished.timeZone())) {
      throw Problems.invalid("timeZone", "must be a time zone such as Asia/Kolkata");
    }
    return ZoneId.of(wished.timeZone());
  }

  private Uni<VisitRules> keep(Caller caller, VisitPlace place, VisitRules rules) {
    return database.as(
        caller,
        tx ->
            knownAgent(tx, caller, rules)
                .chain(
                    () ->
                        tx.execute(
                            KEEP,
                            place.listingId(),
                            place.offer().organizationId(),
                            places.written(rules),
                            rules.agent()))
                .chain(() -> tx.execute(KEEP_ZONE, place.listingId(), rules.timeZone()))
                .chain(
                    () -> tx.execute(RESIZE, place.listingId(), rules.capacity(), clock.instant()))
                .replaceWith(rules));
  }

  private Uni<Void> knownAgent(Tx tx, Caller caller, VisitRules rules) {
    if (rules.agent().isEmpty() || rules.agentId().equals(caller.id())) {
      return Uni.createFrom().voidItem();
    }
    return members
        .works(tx, rules.agentId(), caller.requireOrganization())
        .invoke(
            works -> {
              if (!works) {
                throw Problems.invalid("agentId", "must be a member of the organization");
              }
            })
        .replaceWithVoid();
  }
}
