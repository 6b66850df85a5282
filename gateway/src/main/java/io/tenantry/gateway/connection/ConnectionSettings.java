package io.tenantry.gateway.connection;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How many connections there may be, and how long what happens on one may take. */
@ConfigMapping(prefix = "tenantry.connections")
public interface ConnectionSettings {
  /** The most connections of one address, or of one IPv6 /64 network. */
  int ofAddress();

  /** The most connections of one trusted proxy, which speaks for many. */
  int ofProxy();

  /** The most connections of all. */
  int ofAll();

  /** How long a request's head may take from its first byte, and a new connection until then. */
  Duration headTime();

  /** How long a request's body may take from the end of its head, however steadily it trickles. */
  Duration bodyTime();

  /** How long an answer may take from the end of its request until it has been taken. */
  Duration answerTime();

  /** How long a connection may be idle between requests. */
  Duration idleTime();

  /** The most requests that may wait on one connection for their answers. */
  int pipelined();
}
