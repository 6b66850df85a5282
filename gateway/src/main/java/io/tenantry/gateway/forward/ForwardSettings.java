package io.tenantry.gateway.forward;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Settings for forwarding requests. */
@ConfigMapping(prefix = "tenantry.forward")
public interface ForwardSettings {
  /** The most bytes a request may carry. */
  long largestBody();

  /** The most bytes of bodies that are being read, of one client. */
  int bodiesOfClient();

  /** The most bytes of bodies that are being read, of all clients. */
  int bodiesOfAll();

  /** Longest time for opening a connection. */
  Duration connectTimeout();

  /** Longest time a request waits here for one of the connections, when all are busy. */
  Duration waitTimeout();

  /** Longest silence of a service. */
  Duration answerTimeout();

  /** The most connections to one instance of a service, for each event loop. */
  int connections();

  /** The most WebSockets to one instance of a service. */
  int streams();
}
