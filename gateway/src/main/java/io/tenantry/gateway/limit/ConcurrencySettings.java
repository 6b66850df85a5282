package io.tenantry.gateway.limit;

import io.smallrye.config.ConfigMapping;

/** Limits of the requests in progress of one client, at one gateway. */
@ConfigMapping(prefix = "tenantry.concurrent")
public interface ConcurrencySettings {
  /** The most requests under way of one address, or of one IPv6 /64 network. */
  int requestsOfAddress();

  /** The most requests under way of one person. */
  int requestsOfPerson();

  /** The most WebSockets of one address, or of one IPv6 /64 network. */
  int streamsOfAddress();

  /** The most WebSockets of one person. */
  int streamsOfPerson();
}
