package io.tenantry.auth.apikey;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.ending.SessionEndings;
import io.tenantry.auth.ending.SessionEndings.Ordered;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The tokens that an organization's keys have got. They do not say what its members' next tokens
 * will say, so they end when it may only read; its keys get new ones when it may go on.
 */
@ApplicationScoped
public class KeyTokens {
  private static final Logger LOG = Logger.getLogger(KeyTokens.class);
  private static final String USERS =
      """
      select keycloak_user from api_key
      where org_id = $1 and revoked_at is null and keycloak_user is not null
      """;
  private final SessionEndings endings;

  KeyTokens(SessionEndings endings) {
    this.endings = endings;
  }

  /**
   * Orders their end.
   *
   * @param tx in the scope of the service
   */
  public Uni<List<Ordered>> order(Tx tx, UUID organization) {
    return tx.list(USERS, row -> row.getUUID("keycloak_user"), organization)
        .onItem()
        .transformToMulti(users -> Multi.createFrom().iterable(users))
        .onItem()
        .transformToUniAndConcatenate(user -> endings.order(tx, user))
        .collect()
        .asList();
  }

  /** Ends them after the commit. The sweep repeats those that Keycloak does not take now. */
  public Uni<Void> carryOut(List<Ordered> orders) {
    return Multi.createFrom()
        .iterable(orders)
        .onItem()
        .transformToUniAndConcatenate(this::carryOutOrLater)
        .collect()
        .last();
  }

  private Uni<Void> carryOutOrLater(Ordered order) {
    return endings
        .carryOut(order)
        .onFailure()
        .invoke(failure -> LOG.warnf("The tokens of %s end later: %s", order, failure))
        .onFailure()
        .recoverWithNull();
  }
}
