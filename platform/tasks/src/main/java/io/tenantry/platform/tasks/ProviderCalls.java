package io.tenantry.platform.tasks;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;

/**
 * Times calls to servers of others: {@code provider_call_seconds} by provider, operation and
 * outcome (answered, refused, unreachable).
 */
@ApplicationScoped
public class ProviderCalls {
  private final MeterRegistry meters;

  ProviderCalls(MeterRegistry meters) {
    this.meters = meters;
  }

  /**
   * Times a call.
   *
   * @param operation a word of the code, such as {@code refund}; never an id
   * @param unreachable tells failures without an answer from refusals
   */
  public <T> Uni<T> timed(
      String provider, String operation, Predicate<Throwable> unreachable, Uni<T> call) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Timer.Sample begun = Timer.start(meters);
              return call.onItemOrFailure()
                  .invoke(
                      (answer, failure) ->
                          begun.stop(timer(provider, operation, outcome(failure, unreachable))));
            });
  }

  private static String outcome(Throwable failure, Predicate<Throwable> unreachable) {
    if (failure == null) {
      return "answered";
    }
    return unreachable.test(failure) ? "unreachable" : "refused";
  }

  private Timer timer(String provider, String operation, String outcome) {
    return Timer.builder("provider.call")
        .tag("provider", provider)
        .tag("operation", operation)
        .tag("outcome", outcome)
        .register(meters);
  }
}
