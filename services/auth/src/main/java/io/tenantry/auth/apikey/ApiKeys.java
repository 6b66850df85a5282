package io.tenantry.auth.apikey;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.keycloak.KeySignIn;
import io.tenantry.auth.keycloak.KeyUsers;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.PermissionTable;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** An organization's keys: made, listed, revoked. */
@ApplicationScoped
class ApiKeys {
  private static final String LIST =
      """
      select * from api_key where org_id = $1 and id < $2 and revoked_at is null
      order by id desc limit $3
      """;

  private static final Duration LONGEST_LIFE = Duration.ofDays(3653);
  private final Database database;
  private final KeyUsers users;
  private final KeySignIns signIns;
  private final Revocations revocations;
  private final Audit audit;
  private final Clock clock;

  ApiKeys(
      Database database,
      KeyUsers users,
      KeySignIns signIns,
      Revocations revocations,
      Audit audit,
      Clock clock) {
    this.signIns = signIns;
    this.database = database;
    this.users = users;
    this.revocations = revocations;
    this.audit = audit;
    this.clock = clock;
  }

  /** A key that was just made, with the text that is shown this once. */
  record Made(KeyText text, ApiKey key) {}

  /**
   * Makes a key: first its user in Keycloak, then the key, then the user's role. If it breaks off
   * in between, that user stays behind; nobody knows its password, and without a key nobody gets to
   * try one.
   */
  Uni<Made> make(Caller caller, NewApiKey wish) {
    refuseWhatTheMakerLacks(caller, wish.permissions());
    wish.expiresAt().ifPresent(this::refuseOddExpiry);
    KeyText text = KeyText.fresh(Ids.next());
    KeySignIn signIn = KeySignIn.fresh();
    return users
        .create(text.id(), caller.requireOrganization(), wish.permissions(), signIn)
        .flatMap(
            user ->
                database
                    .as(caller, tx -> keep(tx, caller, wish, text, new Hidden(user, signIn)))
                    .onFailure()
                    .call(() -> users.delete(user))
                    .call(() -> complete(caller, text.id(), user)))
        .map(key -> new Made(text, key));
  }

  /** Technical user behind a key. */
  private record Hidden(UUID user, KeySignIn signIn) {}

  /** Without its role the user is of no use; then there is no key either. */
  private Uni<Void> complete(Caller caller, UUID key, UUID user) {
    UUID organization = caller.requireOrganization();
    return users
        .complete(user)
        .onFailure()
        .call(
            () ->
                database.asServiceFor(
                    organization, tx -> revocations.revoke(tx, key, organization)));
  }

  Uni<Page<ApiKey>> list(Caller caller, PageRequest page) {
    UUID organization = caller.requireOrganization();
    return database
        .as(caller, tx -> tx.list(LIST, ApiKey.ROWS::read, organization, page.before(), page.rows()))
        .map(keys -> Page.of(keys, page.limit(), ApiKey::id));
  }

  /** Revokes a key: it is worth nothing at once, and so are its tokens. */
  Uni<Void> revoke(Caller caller, UUID id) {
    UUID organization = caller.requireOrganization();
    return database
        .asServiceFor(
            organization,
            tx ->
                revocations
                    .revoke(tx, id, organization)
                    .call(
                        revoked ->
                            revoked.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : audit.record(
                                    tx,
                                    caller,
                                    Act.of("api_key.revoked", "api_key", id).in(organization))))
        .flatMap(
            revoked ->
                revoked
                    .map(revocations::carryOut)
                    .orElseGet(() -> Uni.createFrom().failure(Problems.notFound("The API key"))));
  }

  private Uni<ApiKey> keep(Tx tx, Caller caller, NewApiKey wish, KeyText text, Hidden hidden) {
    UUID organization = caller.requireOrganization();
    List<String> permissions = wish.permissions().stream().sorted().toList();
    var key =
        new ApiKey(
            text.id(),
            wish.name(),
            permissions,
            caller.id(),
            clock.instant(),
            wish.expiresAt(),
            Optional.empty());
    return ApiKey.ROWS
        .insert(
            tx,
            ApiKey.ROWS
                .columns(key)
                .with("org_id", organization)
                .with("secret_hash", text.secret().hash())
                .with("keycloak_user", hidden.user())
                .with("sealed_sign_in", signIns.seal(text.id(), hidden.signIn())))
        .call(
            made ->
                audit.record(
                    tx,
                    caller,
                    Act.of("api_key.made", "api_key", made.id())
                        .in(organization)
                        .with(Map.of("permissions", permissions))));
  }

  /** A key has no role of the table, so keys make no keys. */
  private static void refuseWhatTheMakerLacks(Caller caller, Set<String> wanted) {
    Set<String> lacking = new TreeSet<>(wanted);
    lacking.removeAll(PermissionTable.get().of(caller.roles()));
    if (!lacking.isEmpty()) {
      throw invalid(
          "permissions", "has what you may not do yourself: " + String.join(", ", lacking));
    }
  }

  private void refuseOddExpiry(Instant expiry) {
    Instant now = clock.instant();
    if (!expiry.isAfter(now) || expiry.isAfter(now.plus(LONGEST_LIFE))) {
      throw invalid("expiresAt", "must be in the future, and at most ten years ahead");
    }
  }

  private static HttpProblem invalid(String field, String message) {
    return Problems.invalid(field, message);
  }
}
