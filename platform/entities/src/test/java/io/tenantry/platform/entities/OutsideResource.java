package io.tenantry.platform.entities;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** Ways to a session that do not lead through {@link Entities}; answers what came of them. */
@Path("/outside")
@PermitAll
public class OutsideResource {
  private final Sessions sessions;

  OutsideResource(Sessions sessions) {
    this.sessions = sessions;
  }

  /** Asks for a session in three ways that have no scope. */
  @GET
  @Path("/{door}")
  public Uni<String> open(String door) {
    return Uni.createFrom()
        .deferred(() -> sessions.by(door))
        .onItem()
        .transform(Object::toString)
        .onFailure()
        .recoverWithItem(OutsideResource::rootOf);
  }

  private static String rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }

  /** The beans whose interceptors open sessions. */
  @ApplicationScoped
  static class Sessions {
    private final Doors doors;
    private final Notes notes;

    Sessions(Doors doors, Notes notes) {
      this.doors = doors;
      this.notes = notes;
    }

    Uni<?> by(String door) {
      return switch (door) {
        case "with-transaction" -> doors.transaction();
        case "with-session" -> doors.session();
        case "session-about-scopes" -> doors.scopes(notes);
        default -> Panache.withTransaction(() -> Note.of(UUID.randomUUID(), "outside").persist());
      };
    }
  }

  /** Methods behind Panache's interceptors. */
  @ApplicationScoped
  static class Doors {
    @WithTransaction
    Uni<?> transaction() {
      return Note.of(UUID.randomUUID(), "outside").persist();
    }

    @WithSession
    Uni<?> session() {
      return Note.count();
    }

    @WithSession
    Uni<?> scopes(Notes notes) {
      return notes
          .in(UUID.randomUUID(), () -> Note.count())
          .chain(() -> notes.in(UUID.randomUUID(), () -> Note.count()))
          .chain(() -> Note.count());
    }
  }
}
