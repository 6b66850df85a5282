package io.tenantry.local.server;

import io.tenantry.local.build.Modules;
import io.tenantry.local.process.Command;
import io.tenantry.local.process.Component;
import io.tenantry.local.process.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The payment provider's stand-in, module {@code local/stripe-simulator}. */
final class StripeSimulator {
  static final String URL = Stack.local(Ports.STRIPE);
  static final String MODULE = "local/stripe-simulator";
  static final String SECRET_KEY = "stripe.secret";
  static final String WEBHOOK_SECRET = "stripe.webhook";
  private final Stack stack;

  StripeSimulator(Stack stack) {
    this.stack = stack;
  }

  static String secretKey(Stack stack) {
    return stack.secrets().key(SECRET_KEY, "sk_test_");
  }

  static String webhookSecret(Stack stack) {
    return stack.secrets().key(WEBHOOK_SECRET, "whsec_");
  }

  Optional<Component> component() {
    return Modules.exists(stack.checkout(), MODULE) ? Optional.of(simulator()) : Optional.empty();
  }

  private Component simulator() {
    return Component.named("stripe-simulator", this::command, Probe.http(URL + "/health"))
        .on(Ports.STRIPE)
        .after(() -> Files.createDirectories(data()));
  }

  private Path data() {
    return stack.checkout().data("stripe-simulator");
  }

  private Command command() {
    var line = Jvm.sized(stack.profile(), 16, 96).jar(jar());
    var environment =
        Map.of(
            "HTTP_PORT", Integer.toString(Ports.STRIPE),
            "STRIPE_SECRET_KEY", secretKey(stack),
            "STRIPE_WEBHOOK_SECRET", webhookSecret(stack),
            "WEBHOOK_URL", Stack.local(Ports.GATEWAY) + "/api/v1/payments/webhooks/stripe",
            "DATA_DIR", data().toString());
    return new Command(
        line,
        environment,
        stack.checkout().run(),
        List.of(Modules.stamp(stack.checkout(), MODULE)));
  }

  private Path jar() {
    var target = stack.checkout().root().resolve(MODULE).resolve("target");
    try (var jars = Files.newDirectoryStream(target, "stripe-simulator-*.jar")) {
      return jars.iterator().next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
