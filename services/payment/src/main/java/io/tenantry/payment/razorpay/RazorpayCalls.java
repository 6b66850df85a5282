package io.tenantry.payment.razorpay;

import com.razorpay.RazorpayClient;
import com.razorpay.RazorpayException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tenantry.payment.provider.Breaker;
import io.tenantry.payment.provider.ProviderRefused;
import io.tenantry.payment.provider.ProviderUnavailable;
import io.tenantry.platform.tasks.ProviderCalls;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Speaks with Razorpay on worker threads, never inside a transaction. */
@Singleton
class RazorpayCalls {
  private final Optional<RazorpayClient> client;
  private final Breaker breaker;
  private final ProviderCalls calls;

  RazorpayCalls(
      RazorpayKeys keys,
      @ConfigProperty(name = "tenantry.razorpay.api-base") String apiBase,
      @ConfigProperty(name = "tenantry.razorpay.read-timeout") Duration readTimeout,
      @ConfigProperty(name = "tenantry.provider.rest") Duration rest,
      ProviderCalls calls) {
    this.calls = calls;
    Transport.install(apiBase, readTimeout);
    this.client = keys.present() ? Optional.of(client(keys)) : Optional.empty();
    this.breaker = new Breaker(rest);
  }

  /** One call. */
  @FunctionalInterface
  interface Call<T> {
    T make(RazorpayClient client) throws RazorpayException;
  }

  <T> Uni<T> call(String operation, Call<T> call) {
    Uni<T> answer =
        Uni.createFrom()
            .item(() -> breaker.call(() -> make(call)))
            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    return calls.timed("razorpay", operation, ProviderUnavailable.class::isInstance, answer);
  }

  private <T> T make(Call<T> call) {
    try {
      return call.make(client.orElseThrow());
    } catch (RazorpayException e) {
      throw new ProviderRefused("razorpay_refused", e.getMessage(), e);
    }
  }

  private static RazorpayClient client(RazorpayKeys keys) {
    try {
      return new RazorpayClient(keys.id(), keys.secret());
    } catch (RazorpayException e) {
      throw new IllegalStateException(e);
    }
  }
}
