package io.tenantry.payment.stripe;

import com.google.gson.JsonParseException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import io.tenantry.payment.provider.Notice;
import io.tenantry.payment.provider.RawBody;
import io.tenantry.payment.provider.Told;
import io.tenantry.payment.provider.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Verifies that a webhook was signed with our secret within the last five minutes. */
@ApplicationScoped
class StripeWebhooks implements Webhooks {
  private static final long TOLERANCE_SECONDS = 300;
  private final String secret;

  StripeWebhooks(@ConfigProperty(name = "tenantry.stripe.webhook-secret") Optional<String> secret) {
    this.secret = secret.orElse("");
  }

  @Override
  public Optional<Notice> verify(Function<String, String> header, byte[] body) {
    String signature = header.apply("Stripe-Signature");
    return signature == null || secret.isEmpty()
        ? Optional.empty()
        : RawBody.text(body).flatMap(text -> verified(signature, text)).map(StripeWebhooks::notice);
  }

  @Override
  public Told read(byte[] body) {
    return Events.read(Webhook.constructEventWithoutVerification(RawBody.text(body).orElseThrow()));
  }

  /** The library lets a malformed header out as whatever its parsing threw. */
  private Optional<Event> verified(String signature, String body) {
    try {
      return Optional.of(Webhook.constructEvent(body, signature, secret, TOLERANCE_SECONDS));
    } catch (SignatureVerificationException
        | JsonParseException
        | NumberFormatException
        | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static Notice notice(Event event) {
    if (event.getId() == null || event.getType() == null) {
      throw new IllegalArgumentException("An event has an id and a type.");
    }
    return new Notice(event.getId(), event.getType());
  }
}
