package io.tenantry.auth.privacy.consent;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The log of what people agreed to: lines are added, never changed. */
@ApplicationScoped
class Consents {
  private static final String RECORD =
      """
      insert into consent (id, person_id, purpose, version, given, address, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7) returning *
      """;
  private static final String CURRENT =
      """
      select distinct on (purpose) * from consent where person_id = $1 order by purpose, id desc
      """;
  private static final String LOG =
      "select * from consent where person_id = $1 and id < $2 order by id desc limit $3";

  private final Database database;
  private final Clock clock;

  Consents(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Writes down that the caller agrees, or no longer does. */
  Uni<Consent> record(
      Caller caller, Purpose purpose, String version, boolean given, Optional<String> address) {
    return database
        .as(
            caller,
            tx ->
                tx.one(
                    RECORD,
                    Consent.ROWS::read,
                    Ids.next(),
                    caller.id(),
                    purpose.column(),
                    version,
                    given,
                    address,
                    clock.instant()))
        .map(Optional::orElseThrow);
  }

  /** Returns the consents in force: the newest line of each purpose. */
  Uni<List<Consent>> current(Caller caller) {
    return database.as(caller, tx -> tx.list(CURRENT, Consent.ROWS::read, caller.id()));
  }

  /** The whole log, newest first. */
  Uni<Page<Consent>> log(Caller caller, PageRequest page) {
    return database
        .as(caller, tx -> tx.list(LOG, Consent.ROWS::read, caller.id(), page.before(), page.rows()))
        .map(lines -> Page.of(lines, page.limit(), Consent::id));
  }
}
