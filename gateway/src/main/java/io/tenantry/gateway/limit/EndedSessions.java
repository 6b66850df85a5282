package io.tenantry.gateway.limit;

import io.tenantry.gateway.redis.Redis;
import io.tenantry.gateway.refusal.Refusals;
import io.tenantry.gateway.token.Person;
import io.vertx.core.Context;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sessions that were ended before their tokens expired (decisions.md C-12, C-76). Auth puts them
 * into Redis; every request asks. Without Redis a token lives out its time.
 */
@Singleton
public class EndedSessions {
  private static final String KEY = "session:ended:";
  private final Redis redis;

  EndedSessions(Redis redis) {
    this.redis = redis;
  }

  /** Refuses somebody whose session has ended. */
  public Future<Void> refuse(Person person, Context context) {
    if (person.session().isEmpty()) {
      return Future.succeededFuture();
    }
    String key = KEY + person.session().get();
    return redis
        .ask(client -> client.getBucket(key).isExistsAsync(), context)
        .compose(
            ended ->
                ended.orElse(false)
                    ? Future.failedFuture(Refusals.unauthenticated())
                    : Future.succeededFuture());
  }

  /** Those of the sessions that have ended, in one question. */
  public Future<Set<String>> among(Collection<String> sessions, Context context) {
    String[] keys = sessions.stream().map(KEY::concat).toArray(String[]::new);
    return redis
        .<Map<String, Object>>ask(client -> client.getBuckets().getAsync(keys), context)
        .map(
            found ->
                found.orElse(Map.of()).keySet().stream()
                    .map(key -> key.substring(KEY.length()))
                    .collect(Collectors.toSet()));
  }
}
