package io.tenantry.payment.method;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The caller's saved payment methods. */
@Path("/api/v1/payments/methods")
@PermissionsAllowed(Permission.PAYMENT_METHODS_READ)
public class MethodResource {
  private final Methods methods;
  private final MethodSetup setup;
  private final Caller caller;

  MethodResource(Methods methods, MethodSetup setup, Caller caller) {
    this.methods = methods;
    this.setup = setup;
    this.caller = caller;
  }

  /** The caller's methods; the first is charged when none is named. */
  record SavedMethods(List<Method> items) {}

  /** Without a setup one is begun; with one that is finished its card is saved. */
  record MethodWish(Optional<@Size(max = 255) String> setupIntentId) {}

  /** Next step, or the card that was saved. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record MethodAnswer(
      Optional<String> setupIntentId, Optional<String> clientSecret, Optional<Method> method) {}

  /** The caller's methods. */
  @GET
  public Uni<SavedMethods> list() {
    return methods.list(caller).map(SavedMethods::new);
  }

  /** Saves a card: first without a body, then with the setup that the provider's form finished. */
  @POST
  @PermissionsAllowed(Permission.PAYMENT_METHODS_WRITE)
  @ResponseStatus(201)
  public Uni<MethodAnswer> save(@Valid MethodWish wish) {
    Optional<String> finished = wish == null ? Optional.empty() : wish.setupIntentId();
    return finished.isEmpty()
        ? setup
            .begin(caller)
            .map(
                begun ->
                    new MethodAnswer(
                        Optional.of(begun.id()),
                        Optional.of(begun.clientSecret()),
                        Optional.empty()))
        : setup
            .finish(caller, finished.get())
            .map(
                method ->
                    new MethodAnswer(Optional.empty(), Optional.empty(), Optional.of(method)));
  }

  /** Forgets a method. */
  @DELETE
  @PermissionsAllowed(Permission.PAYMENT_METHODS_WRITE)
  @Path("/{id}")
  public Uni<Void> remove(UUID id) {
    return methods
        .remove(caller, id)
        .invoke(
            removed -> {
              if (!removed) {
                throw Problems.notFound("The payment method");
              }
            })
        .replaceWithVoid();
  }
}
