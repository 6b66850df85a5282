package io.tenantry.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.platform.data.Tx;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OutsideCallsTest {
  @Test
  void a_call_in_a_transaction_is_found_behind_lambdas_and_interfaces() throws IOException {
    assertThat(OutsideCalls.in(List.of(Path.of("target", "test-classes"))))
        .hasSize(2)
        .allSatisfy(
            path ->
                assertThat(path)
                    .contains("Clerk.lambda$", "Provider.charge", "Remote.charge")
                    .endsWith("HttpClient.newHttpClient"));
  }

  interface Provider {
    Object charge();
  }

  static final class Remote implements Provider {
    @Override
    public Object charge() {
      return HttpClient.newHttpClient();
    }
  }

  record Clerk(Provider provider) {
    Consumer<Tx> inATransaction() {
      return tx -> List.of(tx).forEach(each -> provider.charge());
    }

    Runnable afterIt() {
      return provider::charge;
    }
  }
}
