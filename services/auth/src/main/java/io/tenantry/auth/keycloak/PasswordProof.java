package io.tenantry.auth.keycloak;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks Keycloak whether a password is right, whatever else signing in takes. */
@ApplicationScoped
public class PasswordProof {
  private final TokenGrants grants;
  private final Users users;

  PasswordProof(TokenGrants grants, Users users) {
    this.grants = grants;
    this.users = users;
  }

  /**
   * True when the password is right; the session that this makes ends at once. A locked account
   * proves nothing.
   */
  public Uni<Boolean> holds(String email, String password) {
    return grants
        .byPasswordAlone(email, password)
        .call(tokens -> tokens.claims().session().map(users::endSession).orElseThrow())
        .replaceWith(true)
        .onFailure(GrantRefused.class)
        .recoverWithItem(false);
  }
}
