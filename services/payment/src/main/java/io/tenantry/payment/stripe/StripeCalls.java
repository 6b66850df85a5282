package io.tenantry.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tenantry.payment.provider.Breaker;
import io.tenantry.payment.provider.ProviderRefused;
import io.tenantry.payment.provider.ProviderUnavailable;
import io.tenantry.payment.provider.ProviderUnavailable.Extent;
import io.tenantry.platform.tasks.ProviderCalls;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Speaks with Stripe on worker threads, never inside a transaction. */
@Singleton
class StripeCalls {
  private static final int CONNECT_MILLIS = 2_000;

  /** Its client wants one; nothing is sent while we have none. */
  private static final String NO_KEY = "none";

  private final StripeClient client;
  private final Breaker breaker;
  private final ProviderCalls calls;

  StripeCalls(
      @ConfigProperty(name = "tenantry.stripe.api-base") String apiBase,
      @ConfigProperty(name = "tenantry.stripe.secret-key") Optional<String> secretKey,
      @ConfigProperty(name = "tenantry.stripe.read-timeout") Duration readTimeout,
      @ConfigProperty(name = "tenantry.provider.rest") Duration rest,
      ProviderCalls calls) {
    this.calls = calls;
    this.breaker = new Breaker(rest);
    this.client =
        StripeClient.builder()
            .setApiKey(secretKey.orElse(NO_KEY))
            .setApiBase(apiBase)
            .setConnectTimeout(CONNECT_MILLIS)
            .setReadTimeout((int) readTimeout.toMillis())
            .setMaxNetworkRetries(1)
            .build();
  }

  /** One call. */
  @FunctionalInterface
  interface Call<T> {
    T make(StripeClient client) throws StripeException;
  }

  <T> Uni<T> call(String operation, Call<T> call) {
    Uni<T> answer =
        Uni.createFrom()
            .item(() -> breaker.call(() -> make(call)))
            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    return calls.timed("stripe", operation, ProviderUnavailable.class::isInstance, answer);
  }

  /** The same key for every try of the same thing: the provider does it once. */
  static RequestOptions once(String key) {
    return RequestOptions.builder().setIdempotencyKey(key).build();
  }

  private <T> T make(Call<T> call) {
    try {
      return call.make(client);
    } catch (CardException e) {
      String code = Optional.ofNullable(e.getDeclineCode()).orElse(e.getCode());
      throw new ProviderRefused(code, e.getUserMessage(), e);
    } catch (InvalidRequestException | IdempotencyException e) {
      String code = Optional.ofNullable(e.getCode()).orElse("invalid_request");
      throw new ProviderRefused(code, e.getUserMessage(), e);
    } catch (StripeException e) {
      throw new ProviderUnavailable(extent(e), e);
    }
  }

  /** Its client says "Connect timed out" where it says "Read timed out" once something was sent. */
  private static Extent extent(StripeException failure) {
    if (!(failure instanceof ApiConnectionException)) {
      return Extent.BROKEN;
    }
    Throwable cause = failure.getCause();
    boolean unsent =
        cause instanceof ConnectException
            || cause instanceof UnknownHostException
            || (cause instanceof SocketTimeoutException
                && String.valueOf(cause.getMessage()).startsWith("Connect"));
    return unsent ? Extent.UNREACHED : Extent.UNANSWERED;
  }
}
