package io.tenantry.auth.ending;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamRange;

/** What gateways read of sessions that have ended. */
public final class EndedList {
  private EndedList() {}

  /** Returns whether gateways have been told of a session. */
  public static boolean contains(RedisDataSource redis, String session) {
    return redis.stream(String.class).xrange("sessions:ended", StreamRange.of("-", "+")).stream()
        .anyMatch(message -> session.equals(message.payload().get("session")));
  }
}
