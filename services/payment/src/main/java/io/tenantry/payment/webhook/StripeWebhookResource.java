package io.tenantry.payment.webhook;

import com.google.gson.JsonParseException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.web.Problems;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Stripe's door: whoever signs with our secret is Stripe. */
@Path("/api/v1/payments/webhooks/stripe")
@PermitAll
public class StripeWebhookResource {
  private static final long TOLERANCE_SECONDS = 300;
  private final GatewayEvents events;
  private final String secret;

  StripeWebhookResource(
      GatewayEvents events,
      @ConfigProperty(name = "tenantry.stripe.webhook-secret") String secret) {
    this.events = events;
    this.secret = secret;
  }

  /** That it is stored. */
  record Received(boolean received) {}

  /** Takes an event: 200 once it is stored. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Cancellable(false)
  public Uni<Received> receive(@HeaderParam("Stripe-Signature") String signature, byte[] body) {
    Event event = verified(signature, body);
    if (event == null || event.getId() == null || event.getType() == null) {
      throw Problems.unreadable("An event has an id and a type.");
    }
    return events.take(event.getId(), event.getType(), body).replaceWith(new Received(true));
  }

  private Event verified(String signature, byte[] body) {
    if (signature == null || body == null) {
      throw unsigned();
    }
    try {
      return Webhook.constructEvent(
          new String(body, StandardCharsets.UTF_8), signature, secret, TOLERANCE_SECONDS);
    } catch (SignatureVerificationException | JsonParseException e) {
      throw unsigned();
    }
  }

  private static HttpProblem unsigned() {
    return Problems.of(
        Status.BAD_REQUEST,
        "invalid-signature",
        "Bad request",
        "The Stripe-Signature header is missing, too old, or not made with our secret.");
  }
}
