package io.tenantry.auth.session;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.keycloak.GrantRefused;
import io.tenantry.auth.keycloak.TokenGrants;
import io.tenantry.auth.keycloak.Tokens;
import io.tenantry.auth.keycloak.Users;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;

/** Sessions are Keycloak's: it opens, prolongs and ends them. */
@ApplicationScoped
class Sessions {
  private final TokenGrants grants;
  private final Users users;
  private final EndedSessions ended;

  Sessions(TokenGrants grants, Users users, EndedSessions ended) {
    this.grants = grants;
    this.users = users;
    this.ended = ended;
  }

  /**
   * Opens a session. An unknown e-mail, a wrong password and a locked account give the same answer.
   */
  Uni<Tokens> open(Login login) {
    return grants
        .byPassword(login.email(), login.password(), login.totp())
        .onFailure(GrantRefused.class)
        .recoverWithUni(() -> refusal(login));
  }

  /** A fresh pair of tokens; the refresh token that was sent is worth nothing afterwards. */
  Uni<Tokens> prolong(String refreshToken) {
    return grants
        .byRefreshToken(refreshToken)
        .onFailure(GrantRefused.class)
        .transform(
            refused ->
                unauthorized("invalid-refresh-token", "The session has ended. Sign in again."));
  }

  /** Ends a session, for its access token too: the gateway refuses it from now on. */
  Uni<Void> close(Optional<String> session) {
    return session
        .map(id -> users.endSession(id).call(() -> ended.remember(id)))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Uni<Tokens> refusal(Login login) {
    return login.totp().isPresent()
        ? Uni.createFrom().failure(Sessions::invalidCredentials)
        : needsOneTimeCode(login.email())
            .map(needed -> needed ? oneTimeCodeNeeded() : invalidCredentials())
            .flatMap(problem -> Uni.createFrom().failure(problem));
  }

  private Uni<Boolean> needsOneTimeCode(String email) {
    return users
        .find(email)
        .flatMap(
            user ->
                user.map(users::needsOneTimeCode)
                    .orElseGet(() -> Uni.createFrom().item(Boolean.FALSE)));
  }

  private static HttpProblem invalidCredentials() {
    return unauthorized("invalid-credentials", "E-mail, password or code is not right.");
  }

  private static HttpProblem oneTimeCodeNeeded() {
    return unauthorized(
        "mfa-required", "Send the one-time code of your authenticator app as totp.");
  }

  private static HttpProblem unauthorized(String type, String detail) {
    return Problems.of(Status.UNAUTHORIZED, type, "Unauthorized", detail);
  }
}
