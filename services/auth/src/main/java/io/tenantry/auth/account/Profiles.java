package io.tenantry.auth.account;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.keycloak.Credentials;
import io.tenantry.auth.person.PersonFacts;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.identity.Caller;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Shows people themselves, and lets them change what they are called. */
@ApplicationScoped
class Profiles {
  private static final String NAMES =
      """
      select first_name, last_name, phone, locale, time_zone,
        email_verified_at is not null as email_verified
      from person where id = $1
      """;
  private static final String MFA =
      "select from mfa where person_id = $1 and enabled_at is not null";
  private static final String CHANGE =
      """
      update person set first_name = $2, last_name = $3, phone = $4, locale = $5, time_zone = $6
      where id = $1
      """;

  private final Database database;
  private final Credentials credentials;
  private final Outbox outbox;
  private final Clock clock;

  Profiles(Database database, Credentials credentials, Outbox outbox, Clock clock) {
    this.database = database;
    this.credentials = credentials;
    this.outbox = outbox;
    this.clock = clock;
  }

  Uni<Profile> of(Caller caller, JsonWebToken token) {
    return database.as(caller, tx -> of(tx, caller, token));
  }

  /** Keycloak is told first, for their tokens; sent again, it completes what broke off. */
  Uni<Void> change(Caller caller, ProfileChange change) {
    return credentials
        .rename(caller.id(), change.firstName(), change.lastName())
        .flatMap(renamed -> database.as(caller, tx -> write(tx, caller, change)));
  }

  private static Uni<Profile> of(Tx tx, Caller caller, JsonWebToken token) {
    return tx.one(NAMES, Profiles::names, caller.id())
        .map(names -> names.orElseGet(() -> Profile.Names.in(token)))
        .flatMap(
            names ->
                tx.one(MFA, row -> true, caller.id())
                    .map(mfa -> Profile.of(caller, token, names, mfa.isPresent())));
  }

  private Uni<Void> write(Tx tx, Caller caller, ProfileChange change) {
    return tx.execute(
            CHANGE,
            caller.id(),
            change.firstName(),
            change.lastName(),
            change.phoneNumber(),
            change.locale(),
            change.timeZone())
        .flatMap(
            written ->
                outbox.add(
                    tx, caller.id().toString(), PersonFacts.changed(caller.id(), clock.instant())));
  }

  private static Profile.Names names(Row row) {
    return new Profile.Names(
        row.getString("first_name"),
        row.getString("last_name"),
        Optional.ofNullable(row.getString("phone")),
        Optional.ofNullable(row.getString("locale")),
        Optional.ofNullable(row.getString("time_zone")),
        row.getBoolean("email_verified"));
  }
}
