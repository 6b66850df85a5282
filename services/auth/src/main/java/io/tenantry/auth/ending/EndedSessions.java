package io.tenantry.auth.ending;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.stream.ReactiveStreamCommands;
import io.quarkus.redis.datasource.stream.XAddArgs;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The deny-list the gateways read (decisions.md C-12): the stream {@code sessions:ended} in Redis.
 * An entry stays for as long as an access token of the session may still be around.
 */
@ApplicationScoped
public class EndedSessions {
  private static final Logger LOG = Logger.getLogger(EndedSessions.class);
  private static final String STREAM = "sessions:ended";
  private final ReactiveStreamCommands<String, String, String> streams;
  private final InstantSource realTime = InstantSource.system();
  private final Duration accessTokenLife;

  EndedSessions(
      ReactiveRedisDataSource redis,
      @ConfigProperty(name = "tenantry.session.access-token-life") Duration accessTokenLife) {
    this.streams = redis.stream(String.class);
    this.accessTokenLife = accessTokenLife;
  }

  /** Keycloak has ended the session already, so without Redis its token just lives out its life. */
  public Uni<Void> remember(String session) {
    Instant oldest = realTime.instant().minus(accessTokenLife.multipliedBy(2));
    var trimming = new XAddArgs().minid(Long.toString(oldest.toEpochMilli())).nearlyExactTrimming();
    return streams
        .xadd(STREAM, trimming, Map.of("session", session))
        .onFailure()
        .invoke(failure -> LOG.warnf("An ended session could not be put on the list: %s", failure))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }
}
