package io.tenantry.platform.entities;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** Writes a note on each kind of thread that requests run on. */
@Path("/threads")
@PermitAll
public class ThreadsResource {
  private final Notes notes;
  private final RequestName request;

  ThreadsResource(Notes notes, RequestName request) {
    this.notes = notes;
    this.request = request;
  }

  /** On an event loop. */
  @POST
  @Path("/event-loop/{organization}")
  public Uni<String> eventLoop(UUID organization) {
    UUID before = request.name();
    return notes.write(Note.of(organization, "request")).map(id -> compared(before));
  }

  /** On a worker thread. */
  @POST
  @Path("/blocking/{organization}")
  @Blocking
  public String blocking(UUID organization) {
    return waited(organization);
  }

  /** On a virtual thread. */
  @POST
  @Path("/virtual/{organization}")
  @RunOnVirtualThread
  public String virtual(UUID organization) {
    return waited(organization);
  }

  /** Two scopes at once. */
  @POST
  @Path("/both/{one}/{other}")
  public Uni<String> both(UUID one, UUID other) {
    return Uni.combine()
        .all()
        .unis(counted(one), counted(other))
        .with((first, second) -> first + " and " + second);
  }

  private Uni<Long> counted(UUID organization) {
    Note note = Note.of(organization, "note " + UUID.randomUUID());
    return notes.in(organization, () -> note.persistAndFlush().chain(() -> Note.count()));
  }

  private String waited(UUID organization) {
    UUID before = request.name();
    notes.write(Note.of(organization, "request")).await().atMost(Notes.SOON);
    return compared(before);
  }

  private String compared(UUID before) {
    return before.equals(request.name()) ? "same request" : "another request";
  }

  /** Something that a request has for itself. */
  @RequestScoped
  static class RequestName {
    private final UUID name = UUID.randomUUID();

    UUID name() {
      return name;
    }
  }
}
