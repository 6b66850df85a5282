package io.tenantry.notification.feed;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** A person's notifications. Nobody else sees them, members of an organization included. */
@Path("/api/v1/notifications")
@Authenticated
public class NotificationResource {
  private final Notifications notifications;
  private final Caller caller;

  NotificationResource(Notifications notifications, Caller caller) {
    this.notifications = notifications;
    this.caller = caller;
  }

  /** The caller's notifications, newest first; only unread ones when asked. */
  @GET
  public Uni<Page<Notification>> list(
      @RestQuery @DefaultValue("false") boolean unread, @Valid @BeanParam PageRequest page) {
    return notifications.list(caller, unread, page);
  }

  /** Marks one as read. */
  @POST
  @Path("/{id}/read")
  public Uni<Void> read(UUID id) {
    return notifications
        .read(caller, id)
        .invoke(NotificationResource::orNotFound)
        .replaceWithVoid();
  }

  /** Marks all as read. */
  @POST
  @Path("/read-all")
  public Uni<Void> readAll() {
    return notifications.readAll(caller);
  }

  private static void orNotFound(boolean found) {
    if (!found) {
      throw Problems.notFound("The notification");
    }
  }
}
