package io.tenantry.platform.jobs;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Runs jobs by hand and shows their history; for platform administrators. */
@Path("/api/v1/admin/jobs")
@PermissionsAllowed(Permission.PLATFORM_JOBS)
public class JobResource {
  private final Jobs jobs;
  private final Caller caller;

  JobResource(Jobs jobs, Caller caller) {
    this.jobs = jobs;
    this.caller = caller;
  }

  /** Business day of the run; absent: today by the platform's clock. */
  record Order(Optional<LocalDate> asOf) {}

  /** The run that was ordered. */
  record Ordered(UUID runId) {}

  /** Orders a run. The same day again is harmless: jobs are idempotent. */
  @POST
  @Path("/{name}/run")
  @ResponseStatus(202)
  public Uni<Ordered> run(String name, Order order) {
    Optional<LocalDate> asOf = order == null ? Optional.empty() : order.asOf();
    return jobs.order(name, asOf, caller.id())
        .map(run -> new Ordered(run.orElseThrow(() -> Problems.notFound("A job of this name"))));
  }

  /** One run. */
  @GET
  @Path("/runs/{id}")
  public Uni<JobRun> find(UUID id) {
    return jobs.find(id).map(run -> run.orElseThrow(() -> Problems.notFound("The run")));
  }
}
