package io.tenantry.payment.webhook;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.tenantry.payment.provider.Gateways;
import io.tenantry.payment.provider.Notice;
import io.tenantry.payment.provider.Provider;
import io.tenantry.platform.web.Problems;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The providers' doors: whoever signs with our secret is the provider. */
@Path("/api/v1/payments/webhooks")
@PermitAll
public class WebhookResource {
  private final GatewayEvents events;
  private final Gateways gateways;

  WebhookResource(GatewayEvents events, Gateways gateways) {
    this.events = events;
    this.gateways = gateways;
  }

  /** Acknowledgement of a stored webhook. */
  record Received(boolean received) {}

  /** Takes an event of Stripe: 200 once it is stored. */
  @POST
  @Path("/stripe")
  @Consumes(MediaType.WILDCARD)
  @Cancellable(false)
  public Uni<Received> stripe(@Context HttpHeaders headers, byte[] body) {
    return receive(Provider.STRIPE, headers, body);
  }

  /** Takes an event of Razorpay: 200 once it is stored. */
  @POST
  @Path("/razorpay")
  @Consumes(MediaType.WILDCARD)
  @Cancellable(false)
  public Uni<Received> razorpay(@Context HttpHeaders headers, byte[] body) {
    return receive(Provider.RAZORPAY, headers, body);
  }

  private Uni<Received> receive(Provider provider, HttpHeaders headers, byte[] body) {
    Notice notice = verified(provider, headers, body).orElseThrow(WebhookResource::unsigned);
    return events.take(provider, notice, body).replaceWith(new Received(true));
  }

  private Optional<Notice> verified(Provider provider, HttpHeaders headers, byte[] body) {
    try {
      return body == null
          ? Optional.empty()
          : gateways.of(provider).webhooks().verify(headers::getHeaderString, body);
    } catch (IllegalArgumentException e) {
      throw Problems.unreadable(e.getMessage());
    }
  }

  private static HttpProblem unsigned() {
    return Problems.of(
        Status.BAD_REQUEST,
        "invalid-signature",
        "Bad request",
        "The signature is missing, too old, or not made with our secret.");
  }
}
