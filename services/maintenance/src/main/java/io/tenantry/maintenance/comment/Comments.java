package io.tenantry.maintenance.comment;

import io.smallrye.mutiny.Uni;
import io.tenantry.maintenance.history.Change;
import io.tenantry.maintenance.request.Requests;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.entities.Entities;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Comments of both sides; the other side is told. */
@ApplicationScoped
class Comments {
  private static final String OF_REQUEST = "requestId = ?1 and id < ?2 order by id desc";

  private final Database database;
  private final Entities entities;
  private final Requests requests;
  private final Outbox outbox;
  private final Clock clock;

  Comments(Database database, Entities entities, Requests requests, Outbox outbox, Clock clock) {
    this.database = database;
    this.entities = entities;
    this.requests = requests;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Adds a comment to a request that is open. */
  Uni<Comment.View> add(Tx tx, Caller caller, UUID request, String text) {
    return requests
        .add(
            tx,
            caller,
            request,
            Change.COMMENTED,
            view ->
                Comment.on(view, caller.id(), text, clock.instant())
                    .<Comment>persist()
                    .map(Comment::view))
        .call(
            added ->
                outbox.add(
                    tx,
                    request,
                    added.request().organizationId(),
                    CommentFacts.commented(added.request(), added.addition())))
        .map(Requests.Added::addition);
  }

  /** The comments of a request, newest first. */
  Uni<Page<Comment.View>> list(Caller caller, UUID request, PageRequest page) {
    return database
        .as(caller, tx -> requests.find(tx, request).chain(() -> comments(tx, request, page)))
        .map(found -> Page.of(found, page.limit(), Comment.View::id));
  }

  private Uni<List<Comment.View>> comments(Tx tx, UUID request, PageRequest page) {
    return entities.in(tx, () -> comments(request, page));
  }

  private static Uni<List<Comment.View>> comments(UUID request, PageRequest page) {
    return Comment.<Comment>find(OF_REQUEST, request, page.before())
        .range(0, page.limit())
        .list()
        .map(found -> found.stream().map(Comment::view).toList());
  }
}
