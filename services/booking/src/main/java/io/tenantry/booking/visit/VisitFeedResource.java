package io.tenantry.booking.visit;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.calendar.Calendars;
import io.tenantry.platform.data.SecretText;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Problems;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;

/** A person's visits as a calendar to subscribe to. */
@Path("/api/v1/visits")
public class VisitFeedResource {
  private final VisitFeeds feeds;
  private final Caller caller;

  VisitFeedResource(VisitFeeds feeds, Caller caller) {
    this.feeds = feeds;
    this.caller = caller;
  }

  /** Address of the calendar. Knowing the address is the right to read it. */
  record Link(URI url) {}

  /** Makes an address, which is told only now. An earlier one ends. */
  @POST
  @Path("/calendar-link")
  @PermissionsAllowed(Permission.VISITS_READ)
  @ResponseStatus(201)
  public Uni<Link> open() {
    return feeds.open(caller).map(Link::new);
  }

  /** Ends the address. */
  @DELETE
  @Path("/calendar-link")
  @PermissionsAllowed(Permission.VISITS_READ)
  public Uni<Void> close() {
    return feeds.close(caller);
  }

  /** The calendar. */
  @GET
  @Path("/calendar.ics")
  @PermitAll
  @Produces(Calendars.MEDIA_TYPE + ";charset=UTF-8")
  public Uni<String> read(@QueryParam("token") String token) {
    return feeds
        .read(new SecretText(Optional.ofNullable(token).orElse("")))
        .map(calendar -> calendar.orElseThrow(() -> Problems.notFound("The calendar")));
  }
}
