package io.tenantry.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** Faults on the way back to the caller: the work is done, the answer is lost. */
public final class Faults {
  private int timeouts;
  private int errors;
  private long delayMillis;

  /** Replaces what was set before: {@code timeoutNext}, {@code errorNext}, {@code delayMs}. */
  public void set(ObjectNode wish) {
    timeouts = wish.path("timeoutNext").asInt(0);
    errors = wish.path("errorNext").asInt(0);
    delayMillis = wish.path("delayMs").asLong(0);
  }

  /** Sends the answer of a call, or the error, or nothing, now or later. */
  public void send(RoutingContext http, Runnable answer, Runnable error) {
    boolean writes = !http.request().method().equals(HttpMethod.GET);
    if (writes && timeouts > 0) {
      timeouts--;
      return;
    }
    Runnable sent = answer;
    if (writes && errors > 0) {
      errors--;
      sent = error;
    }
    later(http, sent);
  }

  private void later(RoutingContext http, Runnable sent) {
    if (delayMillis > 0) {
      http.vertx().setTimer(delayMillis, timer -> unlessGone(http, sent));
    } else {
      unlessGone(http, sent);
    }
  }

  private static void unlessGone(RoutingContext http, Runnable sent) {
    if (!http.response().closed()) {
      sent.run();
    }
  }
}
