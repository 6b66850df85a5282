package io.tenantry.auth.session;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.attempt.ClientNetwork;
import io.tenantry.auth.keycloak.UserSession;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Actor;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Addresses and clients at the sign-in; Keycloak only sees this service. */
@ApplicationScoped
class SessionOrigins {
  private static final String KEEP =
      """
      insert into session_origin (session_id, person_id, client_address, user_agent, client_network)
      values ($1, $2, $3, $4, $5) on conflict do nothing
      """;

  /** Sessions live for seven days at most. */
  private static final String TIDY =
      "delete from session_origin where person_id = $1 and began_at < now() - interval '8 days'";

  private static final String ALL = "select * from session_origin where person_id = $1";
  private static final Origin UNKNOWN = new Origin("", "");

  private final Database database;
  private final Audit audit;

  SessionOrigins(Database database, Audit audit) {
    this.database = database;
    this.audit = audit;
  }

  /** Writes down where a session was begun, and that it was. */
  Uni<Void> keep(String session, UUID person, Origin origin, Act begun) {
    return database.asService(
        tx ->
            tx.execute(
                    KEEP,
                    session,
                    person,
                    origin.address(),
                    origin.userAgent(),
                    ClientNetwork.of(origin.address()))
                .flatMap(kept -> tx.execute(TIDY, person))
                .flatMap(tidied -> audit.record(tx, Actor.person(person), begun)));
  }

  /** Keycloak's sessions with their origins, the newest first. */
  Uni<List<OpenSession>> describe(
      Caller caller, List<UserSession> sessions, Optional<String> current) {
    return database
        .as(caller, tx -> origins(tx, caller))
        .map(
            known ->
                sessions.stream()
                    .sorted(Comparator.comparing(UserSession::startedAt).reversed())
                    .map(one -> described(one, known.getOrDefault(one.id(), UNKNOWN), current))
                    .toList());
  }

  private static OpenSession described(UserSession one, Origin from, Optional<String> current) {
    return new OpenSession(
        one.id(),
        from.address(),
        from.userAgent(),
        one.startedAt(),
        one.lastUsedAt(),
        current.equals(Optional.of(one.id())));
  }

  private static Uni<Map<String, Origin>> origins(Tx tx, Caller caller) {
    return tx.list(ALL, row -> row, caller.id())
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.toMap(
                            row -> row.getString("session_id"), SessionOrigins::origin)));
  }

  private static Origin origin(Row row) {
    return new Origin(row.getString("client_address"), row.getString("user_agent"));
  }
}
