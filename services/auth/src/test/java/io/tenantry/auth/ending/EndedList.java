package io.tenantry.auth.ending;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamRange;

/** Reads the list of ended sessions as gateways do. */
public final class EndedList {
  private EndedList() {}

  /** Returns whether gateways have been told of a session. */
  public static boolean contains(RedisDataSource redis, String session) {
    return redis.stream(String.class).xrange("sessions:ended", StreamRange.of("-", "+")).stream()
        .anyMatch(message -> session.equals(message.payload().get("session")));
  }
}
