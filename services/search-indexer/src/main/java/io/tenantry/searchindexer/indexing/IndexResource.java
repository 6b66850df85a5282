package io.tenantry.searchindexer.indexing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Permission;
import io.tenantry.searchindexer.document.Census;
import io.tenantry.searchindexer.document.Documents;
import io.tenantry.searchindexer.document.Rebuilds;
import io.tenantry.searchindexer.document.Rebuilds.Progress;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;

/** State of the index, for platform administrators. */
@Path("/api/v1/admin/search/index")
@PermissionsAllowed(Permission.PLATFORM_JOBS)
public class IndexResource {
  private final Documents documents;
  private final Rebuilds rebuilds;

  IndexResource(Documents documents, Rebuilds rebuilds) {
    this.documents = documents;
    this.rebuilds = rebuilds;
  }

  /** The listings that the index shall say, and how far a rebuild is if one is under way. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record IndexState(Census listings, Optional<Progress> rebuild) {}

  /** Returns the number of listings, the lag of the index, and the progress of a rebuild. */
  @GET
  public Uni<IndexState> state() {
    return documents
        .census()
        .flatMap(listings -> rebuilds.current().map(rebuild -> new IndexState(listings, rebuild)));
  }
}
