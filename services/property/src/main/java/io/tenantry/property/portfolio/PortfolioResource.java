package io.tenantry.property.portfolio;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Problems;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestMulti;

/** The portfolio as a file: read and written. */
@Path("/api/v1")
public class PortfolioResource {
  private static final String CSV = "text/csv";

  private final Imports imports;
  private final Importer importer;
  private final Exports exports;
  private final Caller caller;

  PortfolioResource(Imports imports, Importer importer, Exports exports, Caller caller) {
    this.imports = imports;
    this.importer = importer;
    this.exports = exports;
    this.caller = caller;
  }

  /**
   * Reads a portfolio from CSV, one line a bed; the answer is a job to be followed. Each property
   * is made with all that is in it, or not at all. A dry run checks the same and keeps nothing. The
   * answer says as what the file is read: its encoding is that of its byte order mark or of
   * Content-Type, its separator that of its header.
   */
  @POST
  @Path("/properties/imports")
  @Consumes(MediaType.WILDCARD)
  @PermissionsAllowed(Permission.PROPERTIES_WRITE)
  @RequestBody(
      required = true,
      content = @Content(mediaType = CSV, schema = @Schema(implementation = String.class)))
  @ResponseStatus(202)
  public Uni<Import> order(
      @QueryParam("dryRun") boolean dryRun,
      @QueryParam("decimal")
          @Parameter(description = "The decimal mark of its numbers; absent: what they show")
          @Pattern(regexp = "point|comma", message = "must be point or comma")
          String decimal,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      byte[] file) {
    MediaType type = csv(contentType);
    if (file == null || file.length == 0) {
      throw Problems.invalid("file", "is empty");
    }
    return Uni.createFrom()
        .item(() -> Ordered.of(FileText.of(file, type), mark(decimal)))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .flatMap(
            ordered ->
                imports.add(caller, ordered.file(), ordered.notation(), ordered.total(), dryRun))
        .invoke(importer::start);
  }

  private static MediaType csv(String contentType) {
    try {
      MediaType type = MediaType.valueOf(contentType);
      if (MediaType.valueOf(CSV).isCompatible(type)) {
        return type;
      }
    } catch (IllegalArgumentException e) {
      throw new NotSupportedException(e);
    }
    throw new NotSupportedException();
  }

  private static Optional<DecimalMark> mark(String decimal) {
    return Optional.ofNullable(decimal)
        .map(name -> DecimalMark.valueOf(name.toUpperCase(Locale.ROOT)));
  }

  /** A file that can be read. */
  private record Ordered(FileText file, Notation notation, int total) {
    static Ordered of(FileText file, Optional<DecimalMark> decimal) {
      Notation notation = PortfolioFile.notation(file.content(), decimal);
      return new Ordered(file, notation, PortfolioFile.properties(file.content(), notation).size());
    }
  }

  /** Returns the progress of an import, and the errors of its file by line and column. */
  @GET
  @Path("/properties/imports/{id}")
  @PermissionsAllowed(Permission.PROPERTIES_READ)
  public Uni<Import> find(UUID id) {
    return imports.find(caller, id);
  }

  /** The organization's portfolio, in the form that can be imported. */
  @GET
  @Path("/properties/export")
  @Produces(CSV)
  @PermissionsAllowed(Permission.PROPERTIES_READ)
  public Multi<String> export() {
    var asking = new Caller(caller.id(), caller.organization(), caller.roles(), caller.email());
    return RestMulti.fromMultiData(exports.of(asking))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"portfolio.csv\"")
        .build();
  }
}
