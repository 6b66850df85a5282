package io.tenantry.auth.password;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.privacy.PersonalData;
import io.tenantry.platform.privacy.Retained;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Wishes for a link to choose a new password: there for a moment, so nobody's document has them.
 * Goes before the account, by whose e-mail they are found.
 */
@ApplicationScoped
@Priority(1)
class ForgottenPasswordData implements PersonalData {
  private static final String ERASE =
      """
      delete from forgotten_password where email = (select email from person where id = $1)
      """;

  /** The columns that this answers for. */
  @Override
  public Set<String> columns() {
    return Set.of("forgotten_password.email");
  }

  @Override
  public Uni<JsonObject> collect(Tx tx, UUID person) {
    return Uni.createFrom().item(new JsonObject());
  }

  @Override
  public Uni<List<Retained>> erase(Tx tx, UUID person) {
    return tx.execute(ERASE, person).replaceWith(List.of());
  }
}
