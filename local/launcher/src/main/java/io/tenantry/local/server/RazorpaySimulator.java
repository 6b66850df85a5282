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

/** The stand-in of the payment provider for rupees, module {@code local/razorpay-simulator}. */
final class RazorpaySimulator {
  static final String URL = Stack.local(Ports.RAZORPAY);
  static final String MODULE = "local/razorpay-simulator";
  private static final String KEY_ID = "razorpay.key";
  private static final String KEY_SECRET = "razorpay.secret";
  private static final String WEBHOOK_SECRET = "razorpay.webhook";
  private final Stack stack;

  RazorpaySimulator(Stack stack) {
    this.stack = stack;
  }

  static String keyId(Stack stack) {
    return stack.secrets().key(KEY_ID, "rzp_test_");
  }

  static String keySecret(Stack stack) {
    return stack.secrets().password(KEY_SECRET);
  }

  static String webhookSecret(Stack stack) {
    return stack.secrets().password(WEBHOOK_SECRET);
  }

  Optional<Component> component() {
    return Modules.exists(stack.checkout(), MODULE) ? Optional.of(simulator()) : Optional.empty();
  }

  private Component simulator() {
    return Component.named("razorpay-simulator", this::command, Probe.http(URL + "/health"))
        .on(Ports.RAZORPAY)
        .after(() -> Files.createDirectories(data()));
  }

  private Path data() {
    return stack.checkout().data("razorpay-simulator");
  }

  private Command command() {
    var line = Jvm.sized(stack.profile(), 16, 96).jar(jar());
    var environment =
        Map.of(
            "HTTP_PORT", Integer.toString(Ports.RAZORPAY),
            "RAZORPAY_KEY_ID", keyId(stack),
            "RAZORPAY_KEY_SECRET", keySecret(stack),
            "RAZORPAY_WEBHOOK_SECRET", webhookSecret(stack),
            "WEBHOOK_URL", Stack.local(Ports.GATEWAY) + "/api/v1/payments/webhooks/razorpay",
            "DATA_DIR", data().toString());
    return new Command(
        line,
        environment,
        stack.checkout().run(),
        List.of(Modules.stamp(stack.checkout(), MODULE)));
  }

  private Path jar() {
    var target = stack.checkout().root().resolve(MODULE).resolve("target");
    try (var jars = Files.newDirectoryStream(target, "razorpay-simulator-*.jar")) {
      return jars.iterator().next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
