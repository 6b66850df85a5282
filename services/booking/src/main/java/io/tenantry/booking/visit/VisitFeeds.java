package io.tenantry.booking.visit;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.calendar.Appointment;
import io.tenantry.platform.calendar.Calendars;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.SecretText;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Calendars that people subscribe to: what they come to see, what they show, and of their
 * organization what nobody in particular shows.
 */
@ApplicationScoped
class VisitFeeds {
  private static final Duration BACK = Duration.ofDays(30);
  private static final String KEEP =
      """
      insert into visit_feed (person_id, token_hash, works_for, created_at) values ($1, $2, $3, $4)
      on conflict (person_id) do update set
        token_hash = excluded.token_hash, works_for = excluded.works_for, created_at = excluded.created_at
      """;
  private static final String VISITS =
      """
      select * from visit
      where status <> 'cancelled' and starts_at > $3
        and (resident_id = $1 or agent_id = $1 or agent_id is null and org_id = $2)
      order by starts_at limit 1000
      """;

  private final Database database;
  private final Clock clock;
  private final String publicUrl;

  VisitFeeds(
      Database database,
      Clock clock,
      @ConfigProperty(name = "tenantry.public-url") String publicUrl) {
    this.database = database;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  private record Reader(UUID person, Optional<UUID> worksFor) {}

  /** Makes the caller's calendar; the address of an earlier one opens nothing any more. */
  Uni<URI> open(Caller caller) {
    if (caller.is(Role.API_KEY)) {
      throw Problems.forbidden("A calendar belongs to a person.");
    }
    SecretText token = SecretText.fresh();
    return database
        .as(
            caller,
            tx ->
                tx.execute(KEEP, caller.id(), token.hash(), caller.organization(), clock.instant()))
        .replaceWith(URI.create(publicUrl + "/api/v1/visits/calendar.ics?token=" + token.text()));
  }

  /** Ends the caller's calendar. */
  Uni<Void> close(Caller caller) {
    return database.as(
        caller,
        tx ->
            tx.execute("delete from visit_feed where person_id = $1", caller.id())
                .replaceWithVoid());
  }

  /** The calendar that a token opens; empty when it opens none. */
  Uni<Optional<String>> read(SecretText token) {
    return database.asService(
        tx ->
            tx.one(
                    "select person_id, works_for from visit_feed where token_hash = $1",
                    row ->
                        new Reader(
                            row.getUUID("person_id"),
                            Optional.ofNullable(row.getUUID("works_for"))),
                    token.hash())
                .flatMap(
                    reader ->
                        reader.isEmpty()
                            ? Uni.createFrom().item(Optional.empty())
                            : visits(tx, reader.get()).map(VisitFeeds::written).map(Optional::of)));
  }

  private Uni<List<Visit>> visits(Tx tx, Reader reader) {
    return tx.list(
        VISITS, Visit.ROWS::read, reader.person(), reader.worksFor(), clock.instant().minus(BACK));
  }

  private static String written(List<Visit> visits) {
    return Calendars.feed("Tenantry visits", visits.stream().map(VisitFeeds::appointment).toList());
  }

  /** Its uid is that of the invitations, so that a calendar knows it again. */
  private static Appointment appointment(Visit visit) {
    return new Appointment(
        visit.id() + "@tenantry.io",
        visit.sequence(),
        visit.startsAt(),
        visit.endsAt(),
        visit.changedAt(),
        "Visit: " + visit.listingTitle(),
        "",
        visit.address());
  }
}
