package io.tenantry.auth.session;

import io.tenantry.auth.keycloak.Tokens;
import java.util.List;

/**
 * A session somebody has now.
 *
 * @param recoveryCodes of who has just set up their second factor; shown this once
 */
record Opened(Tokens tokens, List<String> recoveryCodes) {
  Opened {
    recoveryCodes = List.copyOf(recoveryCodes);
  }

  static Opened with(Tokens tokens) {
    return new Opened(tokens, List.of());
  }

  @Override
  public String toString() {
    return "Opened";
  }
}
