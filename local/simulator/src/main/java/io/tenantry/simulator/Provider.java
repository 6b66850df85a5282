package io.tenantry.simulator;

import io.tenantry.simulator.store.Store;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** A payment provider that is simulated. */
public interface Provider {
  /** Returns the name of its file. */
  String name();

  /**
   * Puts its parts together on one event loop, which is what makes every change atomic. All tables
   * of the store are opened here, once.
   */
  void build(Vertx vertx, Router router, Store store);
}
