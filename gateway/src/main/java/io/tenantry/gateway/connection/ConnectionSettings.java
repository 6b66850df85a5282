package io.tenantry.gateway.connection;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Limits of connections: their number, and the time for each of their phases. */
@ConfigMapping(prefix = "tenantry.connections")
public interface ConnectionSettings {
  /** The most connections of one address, or of one IPv6 /64 network. */
  int ofAddress();

  /** The most connections of one trusted proxy, which speaks for many. */
  int ofProxy();

  /** The most connections of all. */
  int ofAll();

  /** Longest time for a request's head from its first byte, and for a new connection until then. */
  Duration headTime();

  /** Longest time for a request's body from the end of its head, however steadily it trickles. */
  Duration bodyTime();

  /** Longest time for an answer from the end of its request until it has been taken. */
  Duration answerTime();

  /** Longest idle time of a connection between requests. */
  Duration idleTime();

  /** The most requests that may wait on one connection for their answers. */
  int pipelined();
}
