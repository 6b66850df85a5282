package io.tenantry.gateway.forward;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How requests are passed on. */
@ConfigMapping(prefix = "tenantry.forward")
public interface ForwardSettings {
  /** The most bytes a request may carry. */
  long largestBody();

  /** The most bytes of bodies that are being read, of one client. */
  int bodiesOfClient();

  /** The most bytes of bodies that are being read, of all clients. */
  int bodiesOfAll();

  /** How long a new connection may take. */
  Duration connectTimeout();

  /** How long a request may wait here for one of the connections, when all are busy. */
  Duration waitTimeout();

  /** How long a service may be silent. */
  Duration answerTimeout();

  /** The most connections to one instance of a service, for each event loop. */
  int connections();

  /** The most WebSockets to one instance of a service. */
  int streams();
}
