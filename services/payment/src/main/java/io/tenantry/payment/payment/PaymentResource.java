package io.tenantry.payment.payment;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tenantry.platform.idempotency.IdempotencyKeyFilter;
import io.tenantry.platform.idempotency.Idempotent;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Payments, as the person who pays or the organization that is paid sees them. */
@Path("/api/v1/payments")
@PermissionsAllowed(Permission.PAYMENTS_READ)
public class PaymentResource {
  private final Initiations initiations;
  private final Payments payments;
  private final Verifications verifications;
  private final Caller caller;
  private final String publicUrl;

  PaymentResource(
      Initiations initiations,
      Payments payments,
      Verifications verifications,
      Caller caller,
      @ConfigProperty(name = "tenantry.public-url") String publicUrl) {
    this.initiations = initiations;
    this.payments = payments;
    this.verifications = verifications;
    this.caller = caller;
    this.publicUrl = publicUrl;
  }

  /** Begins to pay: the answer says where the provider takes the money. */
  @POST
  @PermissionsAllowed(Permission.PAYMENTS_CREATE)
  @Path("/initiate")
  @Idempotent
  @Cancellable(false)
  @ResponseStatus(201)
  public Uni<Initiations.Initiated> initiate(
      @HeaderParam(IdempotencyKeyFilter.HEADER) String key, @NotNull @Valid PaymentWish wish) {
    return initiations.begin(caller, key, wish);
  }

  /** The caller's payments, newest first. */
  @GET
  public Uni<Page<PaymentView>> list(@Valid @BeanParam PageRequest page) {
    return payments
        .list(caller, page)
        .map(rows -> rows.stream().map(row -> PaymentView.of(row, publicUrl)).toList())
        .map(views -> Page.of(views, page.limit(), PaymentView::id));
  }

  /** One payment. */
  @GET
  @Path("/{id}")
  public Uni<PaymentView> find(UUID id) {
    return one(id).map(payment -> PaymentView.of(payment, publicUrl));
  }

  /** The payment after the provider was asked about it, for who is back from its page. */
  @POST
  @PermissionsAllowed(Permission.PAYMENTS_CREATE)
  @Path("/{id}/verify")
  @Cancellable(false)
  public Uni<PaymentView> verify(UUID id, @NotNull @Valid Proof proof) {
    return verifications
        .verify(caller, id, proof)
        .map(found -> found.orElseThrow(() -> Problems.notFound("The payment")))
        .map(payment -> PaymentView.of(payment, publicUrl));
  }

  /** The receipt, once money came. */
  @GET
  @Path("/{id}/receipt")
  @Produces("application/pdf")
  public Uni<byte[]> receipt(UUID id) {
    return one(id)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(Receipt::of)
        .map(receipt -> receipt.orElseThrow(() -> Problems.notFound("The receipt")));
  }

  private Uni<Payment> one(UUID id) {
    return payments
        .find(caller, id)
        .map(found -> found.orElseThrow(() -> Problems.notFound("The payment")));
  }
}
