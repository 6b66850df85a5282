package io.tenantry.auth.apikey;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.keycloak.GrantRefused;
import io.tenantry.auth.keycloak.KeyUsers;
import io.tenantry.auth.keycloak.Tokens;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Actor;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.web.Problems;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Gets a token for a key. Our own hash is compared first: who only knows a key's id never gets as
 * far as Keycloak, and cannot have its user locked there.
 */
@ApplicationScoped
class Exchange {
  private static final String VALID =
      """
      select org_id, secret_hash from api_key k join organization o using (org_id)
      where k.id = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > $2)
        and o.deleted_at is null and o.status not in ('suspended', 'cancelled')
      """;
  private static final String USED = "update api_key set last_used_at = $2 where id = $1";

  private final Database database;
  private final KeyUsers users;
  private final Audit audit;
  private final Clock clock;

  Exchange(Database database, KeyUsers users, Audit audit, Clock clock) {
    this.database = database;
    this.users = users;
    this.audit = audit;
    this.clock = clock;
  }

  /** A key that is right, and whose. */
  private record Known(KeyText text, UUID organization) {}

  Uni<Tokens> of(String presented) {
    return KeyText.parse(presented)
        .map(this::known)
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
        .flatMap(
            known ->
                known
                    .map(this::signIn)
                    .orElseGet(() -> Uni.createFrom().failure(Exchange::notValid)));
  }

  private Uni<Optional<Known>> known(KeyText text) {
    return database.asService(
        tx ->
            tx.one(VALID, row -> row, text.id(), clock.instant())
                .map(
                    found ->
                        found
                            .filter(row -> text.fits(row.getBuffer("secret_hash").getBytes()))
                            .map(row -> known(text, row))));
  }

  private static Known known(KeyText text, Row row) {
    return new Known(text, row.getUUID("org_id"));
  }

  private Uni<Tokens> signIn(Known known) {
    return users
        .signIn(known.text().id(), known.text().secret())
        .call(tokens -> database.asService(tx -> used(tx, known)))
        .onFailure(GrantRefused.class)
        .transform(refused -> notValid());
  }

  private Uni<Void> used(Tx tx, Known known) {
    UUID id = known.text().id();
    return tx.execute(USED, id, clock.instant())
        .flatMap(
            written ->
                audit.record(
                    tx,
                    Actor.key(id),
                    Act.of("api_key.used", "api_key", id).in(known.organization())));
  }

  private static HttpProblem notValid() {
    return Problems.of(
        Status.UNAUTHORIZED,
        "invalid-api-key",
        "Unauthorized",
        "This API key is wrong, has expired or was revoked, or its organization is suspended. Ask who"
            + " administers your organization.");
  }
}
