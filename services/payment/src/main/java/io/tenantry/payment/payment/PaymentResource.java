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
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Payments, as the person who pays or the organization that is paid sees them. */
@Path("/api/v1/payments")
@PermissionsAllowed(Permission.PAYMENTS_READ)
public class PaymentResource {
  private final Initiations initiations;
  private final Payments payments;
  private final ManualPayments manual;
  private final GivingBack giving;
  private final PaymentViews views;
  private final Verifications verifications;
  private final Caller caller;

  PaymentResource(
      Initiations initiations,
      Payments payments,
      ManualPayments manual,
      GivingBack giving,
      PaymentViews views,
      Verifications verifications,
      Caller caller) {
    this.initiations = initiations;
    this.payments = payments;
    this.verifications = verifications;
    this.caller = caller;
    this.manual = manual;
    this.giving = giving;
    this.views = views;
  }

  /** The refunds of a payment. */
  record RefundList(List<RefundView> items) {}

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

  /** Records money that the organization took itself. */
  @POST
  @PermissionsAllowed(Permission.PAYMENTS_RECORD)
  @Idempotent
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = PaymentView.class)))
  public Uni<Response> record(
      @HeaderParam(IdempotencyKeyFilter.HEADER) String key, @NotNull @Valid ManualWish wish) {
    return manual.record(caller, key, wish);
  }

  /** The caller's payments or their organization's, newest first. */
  @GET
  public Uni<Page<PaymentView>> list(
      @BeanParam PaymentFilter filter, @Valid @BeanParam PageRequest page) {
    return payments
        .list(caller, filter, page)
        .flatMap(rows -> views.of(caller, rows))
        .map(shown -> Page.of(shown, page.limit(), PaymentView::id));
  }

  /** One payment. */
  @GET
  @Path("/{id}")
  public Uni<PaymentView> find(UUID id) {
    return one(id).flatMap(payment -> views.of(caller, List.of(payment))).map(List::getFirst);
  }

  /** Gives money of a payment back, all that is left or a part. */
  @POST
  @PermissionsAllowed(Permission.PAYMENTS_REFUND)
  @Path("/{id}/refund")
  @Idempotent
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = RefundView.class)))
  public Uni<Response> refund(
      UUID id,
      @HeaderParam(IdempotencyKeyFilter.HEADER) String key,
      @NotNull @Valid RefundWish wish) {
    return giving.giveBack(caller, key, id, wish);
  }

  /** Lists the refunds of a payment, pending ones included. */
  @GET
  @Path("/{id}/refunds")
  public Uni<RefundList> refunds(UUID id) {
    return giving
        .of(caller, id)
        .map(found -> found.orElseThrow(() -> Problems.notFound("The payment")))
        .map(RefundList::new);
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
        .flatMap(payment -> views.of(caller, List.of(payment)))
        .map(List::getFirst);
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
