package io.tenantry.payment.razorpay;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Our account. */
@Singleton
class RazorpayKeys {
  private final Optional<String> id;
  private final Optional<String> secret;
  private final Optional<String> webhookSecret;

  RazorpayKeys(
      @ConfigProperty(name = "tenantry.razorpay.key-id") Optional<String> id,
      @ConfigProperty(name = "tenantry.razorpay.key-secret") Optional<String> secret,
      @ConfigProperty(name = "tenantry.razorpay.webhook-secret") Optional<String> webhookSecret) {
    this.id = id;
    this.secret = secret;
    this.webhookSecret = webhookSecret;
  }

  boolean present() {
    return id.isPresent() && secret.isPresent();
  }

  String id() {
    return id.orElseThrow();
  }

  String secret() {
    return secret.orElseThrow();
  }

  Optional<String> webhookSecret() {
    return webhookSecret;
  }
}
