package io.tenantry.auth.apikey;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.keycloak.KeySignIn;
import io.tenantry.auth.keycloak.KeyUsers;
import io.tenantry.auth.keycloak.Tokens;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Actor;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.web.Problems;
import io.vertx.mutiny.core.buffer.Buffer;
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
      select org_id, secret_hash, keycloak_user, sealed_sign_in
      from api_key k join organization o using (org_id)
      where k.id = $1 and k.revoked_at is null and k.keycloak_user is not null
        and (k.expires_at is null or k.expires_at > $2)
        and o.deleted_at is null and o.status not in ('suspended', 'cancelled')
      """;
  private static final String USED = "update api_key set last_used_at = $2 where id = $1";

  private final Database database;
  private final KeyUsers users;
  private final KeySignIns signIns;
  private final Audit audit;
  private final Clock clock;

  Exchange(Database database, KeyUsers users, KeySignIns signIns, Audit audit, Clock clock) {
    this.signIns = signIns;
    this.database = database;
    this.users = users;
    this.audit = audit;
    this.clock = clock;
  }

  /** A key that is right, and whose. */
  private record Known(KeyText text, UUID organization, UUID user, Optional<Buffer> sealedSignIn) {
    static Known from(KeyText text, Row row) {
      return new Known(
          text,
          row.getUUID("org_id"),
          row.getUUID("keycloak_user"),
          Optional.ofNullable(row.getBuffer("sealed_sign_in")));
    }
  }

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
            tx.one(VALID, row -> row, text.id(), clock.instant()).map(found -> known(text, found)));
  }

  private static Optional<Known> known(KeyText text, Optional<Row> row) {
    return row.filter(valid -> text.secret().fits(valid.getBuffer("secret_hash").getBytes()))
        .map(valid -> Known.from(text, valid));
  }

  /** A right key is never told to be wrong: what Keycloak has against it is not the caller's. */
  private Uni<Tokens> signIn(Known known) {
    return hidden(known)
        .flatMap(signIn -> users.signIn(known.user(), signIn))
        .call(tokens -> database.asService(tx -> used(tx, known)));
  }

  private Uni<KeySignIn> hidden(Known known) {
    UUID key = known.text().id();
    return known
        .sealedSignIn()
        .map(kept -> Uni.createFrom().item(signIns.open(key, kept)))
        .orElseGet(() -> signIns.renew(key, known.user()));
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
