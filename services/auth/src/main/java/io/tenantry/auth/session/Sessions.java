package io.tenantry.auth.session;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.ending.EndedSessions;
import io.tenantry.auth.keycloak.GrantRefused;
import io.tenantry.auth.keycloak.TokenClaims;
import io.tenantry.auth.keycloak.TokenGrants;
import io.tenantry.auth.keycloak.Tokens;
import io.tenantry.auth.keycloak.Users;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Actor;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.audit.Outcome;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sessions are Keycloak's: it opens, prolongs and ends them. */
@ApplicationScoped
class Sessions {
  private final SignIn signIn;
  private final ProviderSignIn providers;
  private final TokenGrants grants;
  private final Refreshes refreshes;
  private final Users users;
  private final EndedSessions ended;
  private final SessionOrigins origins;
  private final Audit audit;
  private final Duration refusalFloor;

  Sessions(
      SignIn signIn,
      ProviderSignIn providers,
      TokenGrants grants,
      Refreshes refreshes,
      Users users,
      EndedSessions ended,
      SessionOrigins origins,
      Audit audit,
      @ConfigProperty(name = "tenantry.session.refusal-floor") Duration refusalFloor) {
    this.signIn = signIn;
    this.providers = providers;
    this.grants = grants;
    this.refreshes = refreshes;
    this.users = users;
    this.ended = ended;
    this.origins = origins;
    this.audit = audit;
    this.refusalFloor = refusalFloor;
  }

  /**
   * Opens a session. An unknown e-mail, a wrong password and a locked account give the same answer,
   * after the same time: Keycloak works for known accounts only, so a refusal waits.
   */
  Uni<Opened> open(Login login, Origin origin) {
    Uni<Void> floor =
        Uni.createFrom().voidItem().onItem().delayIt().by(refusalFloor).memoize().indefinitely();
    floor.subscribe().with(passed -> {});
    return signIn
        .open(login)
        .call(opened -> begun(opened.tokens().claims(), origin))
        .onFailure(HttpProblem.class)
        .call(
            refused ->
                audit
                    .note(
                        Actor.nobody(),
                        refused(AccountName.of(login.email()), (HttpProblem) refused))
                    .flatMap(noted -> floor));
  }

  /** Opens a session for the code of somebody whom a provider knows. */
  Uni<Opened> open(CodeLogin login, Origin origin) {
    return providers
        .open(login)
        .call(opened -> begun(opened.tokens().claims(), origin))
        .onFailure(HttpProblem.class)
        .call(refused -> audit.note(Actor.nobody(), refused("provider", (HttpProblem) refused)));
  }

  /**
   * A fresh pair of tokens, the same for who asks for it again at once; afterwards the refresh token
   * that was sent is worth nothing.
   */
  Uni<Tokens> prolong(String refreshToken) {
    return refreshes
        .once(refreshToken, () -> grants.byRefreshToken(refreshToken))
        .onFailure(GrantRefused.class)
        .call(refused -> endIfReused((GrantRefused) refused, refreshToken))
        .onFailure(GrantRefused.class)
        .transform(refused -> SignInProblems.invalidRefreshToken());
  }

  /** Ends the caller's session, for its access token too: the gateway refuses it from now on. */
  Uni<Void> close(Caller caller, Optional<String> session) {
    return session
        .map(id -> end(id).call(() -> note(caller, "session.ended", id)))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  /** The caller's sessions, the newest first. */
  Uni<List<OpenSession>> list(Caller caller, Optional<String> current) {
    return users
        .sessionsOf(caller.id())
        .flatMap(sessions -> origins.describe(caller, sessions, current));
  }

  /** Ends one of the caller's sessions; somebody else's is not there. */
  Uni<Void> revoke(Caller caller, String session) {
    return users
        .sessionsOf(caller.id())
        .map(all -> all.stream().anyMatch(one -> one.id().equals(session)))
        .flatMap(
            own -> own ? end(session) : Uni.createFrom().failure(Problems.notFound("The session")))
        .call(() -> note(caller, "session.revoked", session));
  }

  /** One of two who have the same token is a thief; nobody can tell which. */
  private Uni<Void> endIfReused(GrantRefused refused, String refreshToken) {
    Optional<TokenClaims> claims = TokenClaims.in(refreshToken).filter(any -> refused.isReuse());
    return claims
        .flatMap(TokenClaims::session)
        .map(
            session ->
                end(session)
                    .call(
                        () ->
                            audit.note(
                                Actor.person(claims.orElseThrow().person()),
                                Act.of("session.token_reused", "session", session)
                                    .but(Outcome.REFUSED))))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  /** The gateway first: if it breaks off then, the session is still listed and can be ended. */
  private Uni<Void> end(String session) {
    return ended.remember(session).flatMap(listed -> users.endSession(session));
  }

  /** Nobody gets a session that left no trace. */
  private Uni<Void> begun(TokenClaims claims, Origin origin) {
    String session = claims.session().orElseThrow();
    return origins
        .keep(session, claims.person(), origin, started(claims, session))
        .onFailure()
        .call(() -> users.endSession(session));
  }

  private static Act started(TokenClaims claims, String session) {
    Act act = Act.of("session.started", "session", session);
    return claims.provider().map(name -> act.with(Map.of("provider", name))).orElse(act);
  }

  private Uni<Void> note(Caller caller, String action, String session) {
    return audit.note(Actor.of(caller), Act.of(action, "session", session));
  }

  private static Act refused(String account, HttpProblem problem) {
    String why = problem.getType().getPath().replaceFirst(".*/", "");
    return Act.of("session.refused", "account", account)
        .but(Outcome.REFUSED)
        .with(Map.of("reason", why));
  }
}
