package io.tenantry.auth.link;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.auth.LinkIssued;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.SecretText;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.encryption.FieldCipher;
import io.tenantry.platform.events.Outbox;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Links that are sent by e-mail and work once: the newest of its kind only, and not for long. The
 * e-mail goes out by event, so that none is lost; the event carries the secret sealed.
 */
@ApplicationScoped
public class SecretLinks {
  private static final String ISSUE =
      """
      insert into secret_link
        (id, kind, secret_hash, email, person_id, org_id, payload, issued_at, expires_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      on conflict (kind, email, org_id) where used_at is null do update set
        id = excluded.id, secret_hash = excluded.secret_hash, person_id = excluded.person_id,
        payload = excluded.payload, issued_at = excluded.issued_at,
        expires_at = excluded.expires_at, claimed_until = null
      """;
  private static final String REDEEM =
      """
      update secret_link set used_at = $3
      where kind = $1 and secret_hash = $2 and used_at is null and expires_at > $3
        and (claimed_until is null or claimed_until <= clock_timestamp())
      returning *
      """;
  private static final String CLAIM =
      """
      update secret_link set claimed_until = clock_timestamp() + interval '30 seconds'
      where kind = $1 and secret_hash = $2 and used_at is null and expires_at > $3
        and (claimed_until is null or claimed_until <= clock_timestamp())
      returning *
      """;
  private static final String LOOK =
      """
      select used_at is null and expires_at <= $3 as expired from secret_link
      where kind = $1 and secret_hash = $2
      """;
  private static final String USED = "update secret_link set used_at = $2 where id = $1";
  private static final String RELEASE =
      "update secret_link set claimed_until = null where id = $1 and used_at is null";
  private static final String WITHDRAW =
      """
      delete from secret_link
      where kind = $1 and email = $2 and org_id is not distinct from $3 and used_at is null
      """;

  private final Database database;
  private final Outbox outbox;
  private final FieldCipher cipher;
  private final Clock clock;

  SecretLinks(Database database, Outbox outbox, FieldCipher cipher, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.cipher = cipher;
    this.clock = clock;
  }

  /**
   * Sends a link. Older ones of its kind to the same e-mail (and organization) are worth nothing.
   *
   * @param tx in the scope of the service
   */
  public Uni<Void> issue(Tx tx, NewLink link) {
    var id = Ids.next();
    var secret = SecretText.fresh();
    Instant now = clock.instant();
    Instant expiry = now.plus(link.kind().life());
    return tx.execute(
            ISSUE,
            id,
            link.kind().column(),
            secret.hash(),
            link.email(),
            link.person(),
            link.organization(),
            new JsonObject(Map.copyOf(link.payload())),
            now,
            expiry)
        .flatMap(done -> tell(tx, link, issued(id, link, secret, now, expiry)));
  }

  /** Takes back a link that nobody has used. */
  public Uni<Void> withdraw(Tx tx, LinkKind kind, String email, Optional<UUID> organization) {
    return tx.execute(WITHDRAW, kind.column(), email, organization).replaceWithVoid();
  }

  /**
   * Uses a link up in the transaction that does what it is for; fails with 410 when it is not worth
   * anything (any more).
   *
   * @param tx in the scope of the service
   */
  public Uni<SecretLink> redeem(Tx tx, LinkKind kind, String token) {
    return take(tx, REDEEM, kind, token);
  }

  /**
   * Uses a link for something outside the database, such as a new password in Keycloak. Nobody else
   * gets it meanwhile; it is used up when that is done. If that fails, or breaks off, the link
   * works again, so {@code effect} may happen twice.
   */
  public <T> Uni<T> use(LinkKind kind, String token, Function<SecretLink, Uni<T>> effect) {
    return database
        .asService(tx -> take(tx, CLAIM, kind, token))
        .flatMap(
            link ->
                effect
                    .apply(link)
                    .onFailure()
                    .call(() -> write(RELEASE, link.id()))
                    .call(() -> write(USED, link.id(), clock.instant())));
  }

  private Uni<Void> write(String sql, Object... parameters) {
    return database.asService(tx -> tx.execute(sql, parameters).replaceWithVoid());
  }

  private Uni<SecretLink> take(Tx tx, String sql, LinkKind kind, String token) {
    byte[] hash = new SecretText(token).hash();
    return tx.one(sql, SecretLink::from, kind.column(), hash, clock.instant())
        .flatMap(
            taken ->
                taken
                    .map(link -> Uni.createFrom().item(link))
                    .orElseGet(() -> refuse(tx, kind, hash)));
  }

  private Uni<SecretLink> refuse(Tx tx, LinkKind kind, byte[] hash) {
    return tx.one(LOOK, row -> row.getBoolean("expired"), kind.column(), hash, clock.instant())
        .map(found -> found.orElse(false) ? LinkProblems.expired() : LinkProblems.notValid())
        .flatMap(problem -> Uni.createFrom().failure(problem));
  }

  private LinkIssued issued(UUID id, NewLink link, SecretText secret, Instant at, Instant expiry) {
    return LinkIssued.newBuilder()
        .setLinkId(id)
        .setKind(link.kind().column())
        .setEmail(link.email())
        .setOrganizationId(link.organization().orElse(null))
        .setDetails(link.payload())
        .setSealedSecret(ByteBuffer.wrap(cipher.encrypt(secret.text(), "link/" + id)))
        .setExpiresAt(expiry)
        .setIssuedAt(at)
        .build();
  }

  private Uni<Void> tell(Tx tx, NewLink link, LinkIssued event) {
    return link.organization()
        .map(organization -> outbox.add(tx, event.getLinkId(), organization, event))
        .orElseGet(() -> outbox.add(tx, event.getLinkId().toString(), event));
  }
}
