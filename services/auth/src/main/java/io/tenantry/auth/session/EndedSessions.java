package io.tenantry.auth.session;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The deny-list the gateway reads (decisions.md C-12): {@code session:ended:<sid>} in Redis, for as
 * long as an access token of the session may still be around.
 */
@ApplicationScoped
public class EndedSessions {
  private static final Logger LOG = Logger.getLogger(EndedSessions.class);
  private final ReactiveValueCommands<String, String> values;
  private final Duration accessTokenLife;

  EndedSessions(
      ReactiveRedisDataSource redis,
      @ConfigProperty(name = "tenantry.session.access-token-life") Duration accessTokenLife) {
    this.values = redis.value(String.class);
    this.accessTokenLife = accessTokenLife;
  }

  /** Keycloak has ended the session already, so without Redis its token just lives out its life. */
  public Uni<Void> remember(String session) {
    return values
        .setex("session:ended:" + session, accessTokenLife.toSeconds(), "1")
        .onFailure()
        .invoke(failure -> LOG.warnf("An ended session could not be put on the list: %s", failure))
        .onFailure()
        .recoverWithNull();
  }
}
