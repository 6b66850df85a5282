package io.tenantry.rent.invoice;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Invoices, for the resident who owes and the organization that is owed. */
@Path("/api/v1/invoices")
@PermissionsAllowed(Permission.RENT_READ)
public class InvoiceResource {
  private static final String PDF = "application/pdf";
  private final Invoices invoices;
  private final InvoicePdf pdf;
  private final Caller caller;

  InvoiceResource(Invoices invoices, InvoicePdf pdf, Caller caller) {
    this.invoices = invoices;
    this.pdf = pdf;
    this.caller = caller;
  }

  /** The caller's invoices, newest first; of one status when asked. */
  @GET
  public Uni<Page<Invoice>> list(
      @RestQuery Optional<String> status, @Valid @BeanParam PageRequest page) {
    return invoices.list(caller, status.map(InvoiceStatus::asked), page);
  }

  /** Invoices whose due day has passed. */
  @GET
  @Path("/overdue")
  public Uni<Page<Invoice>> overdue(@Valid @BeanParam PageRequest page) {
    return invoices.list(caller, Optional.of(InvoiceStatus.OVERDUE), page);
  }

  /** One invoice. */
  @GET
  @Path("/{id}")
  @Operation(description = "The first time its resident reads it, it becomes viewed.")
  public Uni<Invoice> find(UUID id) {
    return view(id);
  }

  /** One invoice, as it is printed. */
  @GET
  @Path("/{id}/pdf")
  @Produces(PDF)
  public Uni<RestResponse<byte[]>> pdf(UUID id) {
    return view(id)
        .flatMap(
            invoice -> pdf.print(caller, invoice).map(printed -> attachment(invoice, printed)));
  }

  private Uni<Invoice> view(UUID id) {
    return invoices
        .view(caller, id)
        .map(invoice -> invoice.orElseThrow(() -> Problems.notFound("The invoice")));
  }

  private static RestResponse<byte[]> attachment(Invoice invoice, byte[] printed) {
    return ResponseBuilder.ok(printed, PDF)
        .header("Content-Disposition", "inline; filename=\"" + invoice.number() + ".pdf\"")
        .build();
  }
}
