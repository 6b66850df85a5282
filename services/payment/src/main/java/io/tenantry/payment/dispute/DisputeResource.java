package io.tenantry.payment.dispute;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

/** Payments that payers' banks contest, for the organization whose money it is. */
@Path("/api/v1/payments/disputes")
@PermissionsAllowed(Permission.PAYMENTS_DISPUTES)
public class DisputeResource {
  private final DisputeCases cases;
  private final Caller caller;

  DisputeResource(DisputeCases cases, Caller caller) {
    this.cases = cases;
    this.caller = caller;
  }

  /** Request to add a note. */
  record NoteWish(@NotBlank @Size(max = 10_000) String text) {}

  /** Disputes, newest first; of one status when asked. */
  @GET
  public Uni<Page<Dispute>> list(
      @RestQuery Optional<String> status, @Valid @BeanParam PageRequest page) {
    return cases
        .list(caller, status.map(DisputeStatus::asked), page)
        .map(disputes -> Page.of(disputes, page.limit(), Dispute::id));
  }

  /** One dispute with its notes. */
  @GET
  @Path("/{id}")
  public Uni<DisputeCases.Case> find(UUID id) {
    return cases.find(caller, id).map(found -> found.orElseThrow(DisputeResource::unknown));
  }

  /** Writes down what was found out or handed in. */
  @POST
  @Path("/{id}/notes")
  @ResponseStatus(201)
  public Uni<DisputeCases.Note> note(UUID id, @NotNull @Valid NoteWish wish) {
    return cases
        .note(caller, id, wish.text())
        .map(found -> found.orElseThrow(DisputeResource::unknown));
  }

  private static RuntimeException unknown() {
    return Problems.notFound("The dispute");
  }
}
