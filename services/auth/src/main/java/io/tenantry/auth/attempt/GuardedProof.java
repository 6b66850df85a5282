package io.tenantry.auth.attempt;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.attempt.PasswordAttempts.Verdict;
import io.tenantry.auth.keycloak.GrantRefused;
import io.tenantry.auth.keycloak.TokenGrants;
import io.tenantry.auth.keycloak.Tokens;
import io.tenantry.auth.keycloak.Users;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets people who are signed in prove their password again, as often as they may sign in. */
@ApplicationScoped
public class GuardedProof {
  private final PasswordAttempts attempts;
  private final TokenGrants grants;
  private final Users users;

  GuardedProof(PasswordAttempts attempts, TokenGrants grants, Users users) {
    this.attempts = attempts;
    this.grants = grants;
    this.users = users;
  }

  /** Returns whether a password is right, whatever else signing in takes. */
  public Uni<Boolean> holds(String email, String password) {
    return proven(email, () -> grants.byPasswordAlone(email, password));
  }

  /** Returns whether a password is right, and the one-time code of accounts that have one. */
  public Uni<Boolean> holds(String email, String password, Optional<String> oneTimeCode) {
    return proven(email, () -> grants.byPassword(email, password, oneTimeCode));
  }

  /** Keycloak tells by opening a session, which nobody needs. */
  private Uni<Boolean> proven(String email, Supplier<Uni<Tokens>> grant) {
    return attempts
        .guard(
            email,
            failure -> failure instanceof GrantRefused ? Verdict.WRONG : Verdict.UNKNOWN,
            () ->
                grant
                    .get()
                    .call(tokens -> tokens.claims().session().map(users::endSession).orElseThrow())
                    .replaceWith(true),
            () -> Uni.createFrom().item(Boolean.FALSE))
        .onFailure(GrantRefused.class)
        .recoverWithItem(false);
  }
}
