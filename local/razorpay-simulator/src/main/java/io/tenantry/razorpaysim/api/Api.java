package io.tenantry.razorpaysim.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.control.Faults;
import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.store.Store;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Common part of every call to {@code /v1}: the keys, errors, faults. */
public final class Api {
  private static final Logger LOG = Logger.getLogger(Api.class.getName());

  private final Router router;
  private final Store store;
  private final String authorization;
  private final Faults faults;

  /** Calls with these keys are answered on this router. */
  public Api(Router router, Store store, String keyId, String keySecret, Faults faults) {
    this.router = router;
    this.store = store;
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((keyId + ":" + keySecret).getBytes(StandardCharsets.UTF_8));
    this.faults = faults;
  }

  /** Answers {@code GET}. */
  public void get(String path, Endpoint endpoint) {
    router.get(path).handler(http -> serve(http, endpoint));
  }

  /** Answers {@code POST}. */
  public void post(String path, Endpoint endpoint) {
    router.post(path).handler(http -> serve(http, endpoint));
  }

  /** Everything else below {@code /v1} isn't there; register last. */
  public void rest() {
    router
        .route("/v1/*")
        .handler(
            http ->
                serve(
                    http,
                    call -> {
                      throw RazorpayError.unknownUrl();
                    }));
  }

  private void serve(RoutingContext http, Endpoint endpoint) {
    int status = 200;
    ObjectNode body;
    try {
      body = answer(http, endpoint);
    } catch (RazorpayError e) {
      status = e.status();
      body = e.envelope();
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, http.request().path(), e);
      status = 500;
      body = RazorpayError.internal().envelope();
    }
    deliver(http, status, body);
  }

  private ObjectNode answer(RoutingContext http, Endpoint endpoint) {
    String given = String.valueOf(http.request().getHeader("Authorization"));
    if (!MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), authorization.getBytes(StandardCharsets.UTF_8))) {
      throw RazorpayError.unauthorized();
    }
    Call call = Call.read(http);
    return call.writes() ? store.write(() -> endpoint.answer(call)) : endpoint.answer(call);
  }

  private void deliver(RoutingContext http, int status, ObjectNode body) {
    faults.send(
        http,
        () -> Json.send(http, status, body),
        () -> Json.send(http, 500, RazorpayError.internal().envelope()));
  }
}
