package io.tenantry.local.server;

import io.tenantry.local.build.Modules;
import io.tenantry.local.checkout.PrivateFolder;
import io.tenantry.local.process.Command;
import io.tenantry.local.process.Component;
import io.tenantry.local.process.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A payment provider's stand-in, module {@code local/<provider>-simulator}.
 *
 * @param events the types of events that the payment service understands; others are not sent
 * @param keys the variables by which it and its callers are told the account's keys
 */
record Simulator(String provider, int port, List<String> events, List<Key> keys) {
  static final Simulator STRIPE =
      new Simulator(
          "stripe",
          Ports.STRIPE,
          List.of(
              "charge.dispute.closed",
              "charge.dispute.created",
              "charge.refunded",
              "checkout.session.completed",
              "checkout.session.expired",
              "payment_intent.payment_failed",
              "payment_intent.succeeded",
              "payment_method.attached",
              "refund.created",
              "refund.updated"),
          List.of(
              new Key("STRIPE_SECRET_KEY", "stripe.secret", "sk_test_"),
              new Key("STRIPE_WEBHOOK_SECRET", "stripe.webhook", "whsec_")));
  static final Simulator RAZORPAY =
      new Simulator(
          "razorpay",
          Ports.RAZORPAY,
          List.of("order.paid", "payment.captured", "payment.failed", "refund.processed"),
          List.of(
              new Key("RAZORPAY_KEY_ID", "razorpay.key", "rzp_test_"),
              new Key("RAZORPAY_KEY_SECRET", "razorpay.secret", ""),
              new Key("RAZORPAY_WEBHOOK_SECRET", "razorpay.webhook", "")));
  static final List<Simulator> ALL = List.of(STRIPE, RAZORPAY);

  /** A variable, and the secret that it holds. */
  record Key(String variable, String secret, String prefix) {}

  String url() {
    return Stack.local(port);
  }

  String module() {
    return "local/" + name();
  }

  Map<String, String> keys(Stack stack) {
    var variables = new TreeMap<String, String>();
    keys.forEach(
        key -> variables.put(key.variable(), stack.secrets().key(key.secret(), key.prefix())));
    return variables;
  }

  /** Returns the settings for the payment service: the simulator's address and keys. */
  Map<String, String> variables(Stack stack) {
    var variables = keys(stack);
    variables.put(provider.toUpperCase(Locale.ROOT) + "_API_BASE", url());
    return variables;
  }

  Optional<Component> component(Stack stack) {
    return Modules.exists(stack.checkout(), module())
        ? Optional.of(simulator(stack))
        : Optional.empty();
  }

  private Component simulator(Stack stack) {
    return Component.named(name(), () -> command(stack), Probe.http(url() + "/health"))
        .on(port)
        .after(() -> PrivateFolder.make(data(stack)));
  }

  private String name() {
    return provider + "-simulator";
  }

  private Path data(Stack stack) {
    return stack.checkout().data(name());
  }

  private Command command(Stack stack) {
    var line = Jvm.sized(stack.profile(), 16, 96).jar(jar(stack));
    var environment = keys(stack);
    environment.put("HTTP_PORT", Integer.toString(port));
    environment.put(
        "WEBHOOK_URL", Stack.local(Ports.GATEWAY) + "/api/v1/payments/webhooks/" + provider);
    environment.put("WEBHOOK_EVENTS", String.join(",", events));
    environment.put("DATA_DIR", data(stack).toString());
    return new Command(
        line,
        environment,
        stack.checkout().run(),
        List.of(Modules.stamp(stack.checkout(), module())));
  }

  private Path jar(Stack stack) {
    var target = stack.checkout().root().resolve(module()).resolve("target");
    try (var jars = Files.newDirectoryStream(target, name() + "-*.jar")) {
      return jars.iterator().next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
