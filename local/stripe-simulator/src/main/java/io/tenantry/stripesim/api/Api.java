package io.tenantry.stripesim.api;

import io.tenantry.simulator.control.Faults;
import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.store.Store;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Common part of every call to {@code /v1}: the key, idempotency, expansion, errors, faults. */
public final class Api {
  private static final Logger LOG = Logger.getLogger(Api.class.getName());

  private final Router router;
  private final Store store;
  private final SecretKey secretKey;
  private final Idempotency idempotency;
  private final Expansion expansion;
  private final Faults faults;
  private final Map<String, String> account;

  /**
   * Calls are answered on this router once {@link #get}, {@link #post}, {@link #delete} name them.
   */
  public Api(
      Router router,
      Store store,
      InstantSource time,
      String secretKey,
      Expansion expansion,
      Faults faults) {
    this.router = router;
    this.store = store;
    this.secretKey = new SecretKey(secretKey);
    this.idempotency = new Idempotency(store, time);
    this.expansion = expansion;
    this.faults = faults;
    this.account = store.map("account");
  }

  /** Answers {@code GET}. */
  public void get(String path, Endpoint endpoint) {
    router.get(path).handler(http -> serve(http, endpoint));
  }

  /** Answers {@code POST}. */
  public void post(String path, Endpoint endpoint) {
    router.post(path).handler(http -> serve(http, endpoint));
  }

  /** Answers {@code DELETE}. */
  public void delete(String path, Endpoint endpoint) {
    router.delete(path).handler(http -> serve(http, endpoint));
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
                      throw StripeError.unknownUrl(call.method(), call.path());
                    }));
  }

  private void serve(RoutingContext http, Endpoint endpoint) {
    Answer answer;
    try {
      answer = answer(http, endpoint);
    } catch (StripeError e) {
      answer = Answer.of(e);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, http.request().path(), e);
      answer = Answer.of(StripeError.internal());
    }
    deliver(http, answer);
  }

  private Answer answer(RoutingContext http, Endpoint endpoint) {
    if (!secretKey.opens(http.request().getHeader("Authorization"))) {
      throw StripeError.unauthorized();
    }
    Call call = Call.read(http);
    http.response().putHeader("Request-Id", call.requestId());
    call.idempotencyKey().ifPresent(key -> http.response().putHeader("Idempotency-Key", key));
    call.apiVersion().ifPresent(version -> http.response().putHeader("Stripe-Version", version));
    if (!call.writes()) {
      return Answer.of(expansion.expand(endpoint.answer(call), call.params()));
    }
    return idempotency.earlier(call).orElseGet(() -> store.write(() -> change(call, endpoint)));
  }

  private Answer change(Call call, Endpoint endpoint) {
    call.apiVersion().ifPresent(version -> account.put("api_version", version));
    Answer answer;
    try {
      answer = Answer.of(expansion.expand(endpoint.answer(call), call.params()));
    } catch (StripeError e) {
      if (e.status() != 402) {
        throw e;
      }
      answer = Answer.of(e);
    }
    idempotency.remember(call, answer);
    return answer;
  }

  private void deliver(RoutingContext http, Answer answer) {
    faults.send(
        http, () -> send(http, answer), () -> send(http, Answer.of(StripeError.internal())));
  }

  private static void send(RoutingContext http, Answer answer) {
    if (answer.replayed()) {
      http.response().putHeader("Idempotent-Replayed", "true");
    }
    Json.send(http, answer.status(), answer.body());
  }
}
