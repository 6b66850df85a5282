package io.tenantry.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.payment.provider.ProviderUnavailable.Extent;
import io.tenantry.platform.testing.ScratchDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
class BreakerIT {
  private final Breaker breaker = new Breaker(Duration.ofMillis(300));
  private final AtomicInteger sent = new AtomicInteger();

  @Test
  void nothing_is_sent_to_who_does_not_answer_until_it_had_a_rest() throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> breaker.call(this::unanswered))
          .isInstanceOf(ProviderUnavailable.class);
    }
    assertThatThrownBy(() -> breaker.call(this::unanswered))
        .isInstanceOfSatisfying(
            ProviderUnavailable.class, failure -> assertThat(failure.mayBeDone()).isFalse());
    assertThat(sent).hasValue(20);
    Thread.sleep(400);
    assertThat(breaker.call(this::answered)).isEqualTo("here");
    assertThat(breaker.call(this::answered)).isEqualTo("here");
  }

  @Test
  void a_refusal_is_an_answer() {
    for (int i = 0; i < 40; i++) {
      assertThatThrownBy(() -> breaker.call(this::refused)).isInstanceOf(ProviderRefused.class);
    }
    assertThat(sent).hasValue(40);
  }

  private String unanswered() {
    sent.incrementAndGet();
    throw new ProviderUnavailable(Extent.UNANSWERED, new IOException("silence"));
  }

  private String refused() {
    sent.incrementAndGet();
    throw new ProviderRefused("card_declined", "No.", new IOException("no"));
  }

  private String answered() {
    return "here";
  }
}
