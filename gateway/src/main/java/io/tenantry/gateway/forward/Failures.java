package io.tenantry.gateway.forward;

import io.tenantry.gateway.refusal.Refusal;
import io.tenantry.gateway.refusal.Refusals;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

/** Maps failures to reach a service to problems. */
final class Failures {
  private Failures() {}

  static Refusal of(Throwable failure) {
    return switch (failure) {
      case Refusal refusal -> refusal;
      case ConnectException e -> Refusals.unavailable();
      case UnknownHostException e -> Refusals.unavailable();
      case ConnectionPoolTooBusyException e -> Refusals.busy();
      case OpenCircuitException e -> Refusals.unavailable();
      case TimeoutException e -> Refusals.timedOut();
      default -> Refusals.brokeOff();
    };
  }

  /**
   * Maps a failure to open a request: waiting too long for a connection is not a silent service.
   */
  static Throwable unsent(Throwable failure) {
    return failure instanceof TimeoutException
        ? new ConnectionPoolTooBusyException(failure.getMessage())
        : failure;
  }

  /** True when nothing was sent because all connections were in use. */
  static boolean isBusy(Throwable failure) {
    return failure instanceof ConnectionPoolTooBusyException;
  }

  /** True when the connection ended before the answer began. */
  static boolean brokeOff(Throwable failure) {
    return failure instanceof HttpClosedException
        || (failure instanceof IOException && !(failure instanceof ConnectException));
  }
}
