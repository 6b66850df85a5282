package io.tenantry.auth.session;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.keycloak.TokenClaims;
import io.tenantry.auth.keycloak.Tokens;
import io.tenantry.auth.keycloak.Users;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.web.Problems;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Makes one refresh of those that two tabs of a browser ask for at once (docs/adr/0055): whoever
 * comes with the same token within seconds gets the same pair. Later it is reuse, and Keycloak's to
 * judge. The pair waits encrypted with a key that only the old token gives. In real time, as
 * sessions are.
 */
@ApplicationScoped
class Refreshes {
  private static final Logger LOG = Logger.getLogger(Refreshes.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final Duration SOON = Duration.ofSeconds(5);

  /** Twenty seconds: a claim lasts fifteen. */
  private static final int LOOKS = 200;

  private static final String CLAIM =
      """
      insert into refreshed (token_hash, session_id) values ($1, $2)
      on conflict (token_hash) do update
        set claimed_until = clock_timestamp() + interval '15 seconds'
        where refreshed.sealed is null and refreshed.claimed_until < clock_timestamp()
      """;
  private static final String LOOK =
      """
      select sealed, done_at > clock_timestamp() - make_interval(secs => $2) as fresh
      from refreshed where token_hash = $1
      """;
  private static final String KEEP =
      "update refreshed set sealed = $2, done_at = clock_timestamp() where token_hash = $1";
  private static final String LET_GO =
      "delete from refreshed where token_hash = $1 and sealed is null";
  private static final String TIDY =
      """
      delete from refreshed where token_hash in (
        select token_hash from refreshed
        where claimed_until < clock_timestamp() - interval '1 minute'
        limit 100 for update skip locked)
      """;
  private final Database database;
  private final Users users;
  private final double graceSeconds;

  Refreshes(
      Database database,
      Users users,
      @ConfigProperty(name = "tenantry.session.refresh-grace") Duration grace) {
    this.database = database;
    this.users = users;
    this.graceSeconds = grace.toMillis() / 1000.0;
  }

  /** Ways to treat a refresh token. */
  private enum Turn {
    /** Nobody has come with it. */
    MINE,
    /** Somebody has, just now. */
    SHARED,
    /** Somebody is at it. */
    BUSY,
    /** Somebody has, and that is a while ago. */
    LATE
  }

  private record Found(Turn turn, Optional<Buffer> sealed) {
    static Found of(Turn turn) {
      return new Found(turn, Optional.empty());
    }

    static Found in(Row row) {
      Buffer sealed = row.getBuffer("sealed");
      return sealed == null
          ? of(Turn.BUSY)
          : new Found(row.getBoolean("fresh") ? Turn.SHARED : Turn.LATE, Optional.of(sealed));
    }
  }

  /** Exchanges a token, or gives what it has just been exchanged for. */
  Uni<Tokens> once(String token, Supplier<Uni<Tokens>> exchange) {
    return TokenClaims.in(token)
        .flatMap(TokenClaims::session)
        .map(session -> once(new OldToken(token), session, exchange, LOOKS))
        .orElseGet(exchange);
  }

  private Uni<Tokens> once(
      OldToken token, String session, Supplier<Uni<Tokens>> exchange, int looks) {
    return database
        .asService(tx -> turn(tx, token, session))
        .flatMap(
            found ->
                switch (found.turn()) {
                  case MINE -> exchanged(token, exchange);
                  case SHARED -> shared(token.open(found.sealed().orElseThrow().getBytes()));
                  case LATE -> exchange.get();
                  case BUSY -> lookAgain(token, session, exchange, looks - 1);
                });
  }

  private Uni<Found> turn(Tx tx, OldToken token, String session) {
    return tx.execute(CLAIM, token.hash(), session)
        .flatMap(
            claimed ->
                claimed == 1
                    ? Uni.createFrom().item(Found.of(Turn.MINE))
                    : tx.one(LOOK, Found::in, token.hash(), graceSeconds)
                        .map(found -> found.orElseGet(() -> Found.of(Turn.BUSY))));
  }

  private Uni<Tokens> exchanged(OldToken token, Supplier<Uni<Tokens>> exchange) {
    return exchange
        .get()
        .onFailure()
        .call(() -> quietly(database.asService(tx -> tx.execute(LET_GO, token.hash()))))
        .call(
            tokens ->
                quietly(
                    database.asService(
                        tx ->
                            tx.execute(KEEP, token.hash(), token.seal(tokens))
                                .call(() -> tx.execute(TIDY)))));
  }

  /** A session that has ended meanwhile stays ended. */
  private Uni<Tokens> shared(Tokens tokens) {
    TokenClaims claims = tokens.claims();
    return users
        .sessionsOf(claims.person())
        .map(
            open -> {
              if (open.stream().noneMatch(one -> claims.session().equals(Optional.of(one.id())))) {
                throw SignInProblems.invalidRefreshToken();
              }
              return tokens;
            });
  }

  private Uni<Tokens> lookAgain(
      OldToken token, String session, Supplier<Uni<Tokens>> exchange, int looks) {
    return looks == 0
        ? Uni.createFrom()
            .failure(
                () ->
                    Problems.unavailable(
                        "identity-unavailable",
                        "The session could not be prolonged. Try again in a few seconds.",
                        SOON))
        : Uni.createFrom()
            .voidItem()
            .onItem()
            .delayIt()
            .by(LOOK_AGAIN)
            .flatMap(waited -> once(token, session, exchange, looks));
  }

  /**
   * Ignores failures of the work: the caller has their tokens, only a second tab cannot share them.
   */
  private static Uni<Void> quietly(Uni<Integer> work) {
    return work.replaceWithVoid()
        .onFailure()
        .invoke(failure -> LOG.warnf("A refresh could not be written down: %s", failure))
        .onFailure()
        .recoverWithNull();
  }
}
