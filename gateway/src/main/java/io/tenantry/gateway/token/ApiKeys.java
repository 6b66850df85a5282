package io.tenantry.gateway.token;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.tenantry.gateway.forward.Upstreams;
import io.tenantry.gateway.refusal.Refusals;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * API keys of integrations. Auth exchanges a key for a short-lived token, so that services see one
 * kind of identity; the token is kept until shortly before it expires, a refusal for seconds. Keys
 * themselves are neither kept (their hash is) nor passed on nor logged.
 */
@Singleton
public class ApiKeys {
  /** The header a key comes in. */
  public static final String HEADER = "X-API-Key";

  private static final Pattern FORM = Pattern.compile("tnk_[A-Za-z0-9_.-]{16,200}");
  private static final String AUTH = "auth";
  private static final String EXCHANGE = "/internal/v1/api-keys/exchange";
  private static final Duration REFUSED_FOR = Duration.ofSeconds(10);
  private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(30);
  private final Upstreams upstreams;
  private final AsyncCache<String, Exchanged> tokens;

  ApiKeys(
      Upstreams upstreams, @ConfigProperty(name = "tenantry.tokens.remembered") int remembered) {
    this.upstreams = upstreams;
    tokens =
        Caffeine.newBuilder()
            .maximumSize(remembered)
            // answers arrive on the thread that asked
            .executor((Executor) Runnable::run)
            .expireAfter(Expiry.<String, Exchanged>creating((key, exchanged) -> exchanged.life()))
            .buildAsync();
  }

  /** Answer of auth for a key: a token, or empty when there is no such key. */
  private record Exchanged(String token, Duration life) {
    static Exchanged of(JsonObject answer) {
      Duration life = Duration.ofSeconds(answer.getLong("expiresIn", 0L)).minus(BEFORE_EXPIRY);
      return new Exchanged(
          answer.getString("accessToken"), life.isNegative() ? Duration.ZERO : life);
    }

    static Exchanged refused() {
      return new Exchanged("", REFUSED_FOR);
    }
  }

  /** One use of a key, for auth's audit. */
  public record Use(String key, String address, String requestId) {}

  /** The token a key stands for; fails with a refusal when there is no such key. */
  public Future<String> exchange(Use use, Context context) {
    if (!FORM.matcher(use.key()).matches()) {
      return Future.failedFuture(Refusals.unauthenticated());
    }
    if (!upstreams.has(AUTH)) {
      return Future.failedFuture(Refusals.identityUnavailable());
    }
    CompletableFuture<Exchanged> exchanged =
        tokens.get(
            hash(use.key()),
            (hash, executor) -> ask(use).toCompletionStage().toCompletableFuture());
    return Future.fromCompletionStage(exchanged, context)
        .recover(failure -> Future.failedFuture(Refusals.identityUnavailable()))
        .compose(
            known ->
                known.token().isEmpty()
                    ? Future.failedFuture(Refusals.unauthenticated())
                    : Future.succeededFuture(known.token()));
  }

  /** The token of a key turned out to be of no use: the next use exchanges it again. */
  public void forget(String key) {
    tokens.synchronous().invalidate(hash(key));
  }

  private Future<Exchanged> ask(Use use) {
    return upstreams
        .ask(AUTH, HttpMethod.POST, EXCHANGE)
        .compose(request -> send(request, use))
        .compose(ApiKeys::read);
  }

  private static Future<HttpClientResponse> send(HttpClientRequest request, Use use) {
    return request
        .putHeader("Content-Type", "application/json")
        .putHeader("X-Forwarded-For", use.address())
        .putHeader("X-Request-Id", use.requestId())
        .send(new JsonObject().put("key", use.key()).toBuffer());
  }

  private static Future<Exchanged> read(HttpClientResponse response) {
    return switch (response.statusCode()) {
      case 200 -> response.body().map(Buffer::toJsonObject).map(Exchanged::of);
      case 400, 401, 403, 404, 422 -> Future.succeededFuture(Exchanged.refused());
      default -> Future.failedFuture("Auth answered " + response.statusCode());
    };
  }

  private static String hash(String key) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
