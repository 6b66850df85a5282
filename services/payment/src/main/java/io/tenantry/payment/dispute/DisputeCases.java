package io.tenantry.payment.dispute;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.web.PageRequest;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Disputes as those see them who answer for them: an organization its own, the platform all. */
@ApplicationScoped
class DisputeCases {
  private static final String LIST =
      """
      select * from dispute where id < $1 and ($3::text is null or status = $3)
      order by id desc limit $2
      """;
  private static final String NOTE =
      """
      insert into dispute_note (id, dispute_id, org_id, author_id, text, created_at)
      select $1, id, org_id, $3, $4, $5 from dispute where id = $2 returning *
      """;
  private static final String NOTES =
      "select * from dispute_note where dispute_id = $1 order by id";

  private final Database database;
  private final Audit audit;
  private final Clock clock;

  DisputeCases(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /** Note on a dispute. */
  record Note(UUID id, UUID authorId, String text, Instant createdAt) {
    static Note from(Row row) {
      return new Note(
          row.getUUID("id"),
          row.getUUID("author_id"),
          row.getString("text"),
          Tx.instant(row, "created_at"));
    }
  }

  /** A dispute with what was written down about it. */
  record Case(Dispute dispute, List<Note> notes) {}

  /** Disputes, newest first. */
  Uni<List<Dispute>> list(Caller caller, Optional<DisputeStatus> status, PageRequest page) {
    return seenBy(caller, tx -> tx.list(LIST, Dispute.ROWS::read, page.before(), page.rows(), status));
  }

  /** One dispute, empty when it is not there or not the caller's. */
  Uni<Optional<Case>> find(Caller caller, UUID id) {
    return seenBy(
        caller,
        tx ->
            tx.one("select * from dispute where id = $1", Dispute.ROWS::read, id)
                .flatMap(
                    dispute ->
                        tx.list(NOTES, Note::from, id)
                            .map(notes -> dispute.map(found -> new Case(found, notes)))));
  }

  /** Writes something down, such as what was handed in as evidence. */
  Uni<Optional<Note>> note(Caller caller, UUID id, String text) {
    return seenBy(
        caller,
        tx ->
            tx.one(NOTE, Note::from, Ids.next(), id, caller.id(), text, clock.instant())
                .call(
                    note ->
                        note.isPresent()
                            ? audit.record(
                                tx,
                                caller,
                                Act.of("dispute.noted", "dispute", id).in(caller.organization()))
                            : Uni.createFrom().voidItem()));
  }

  private <T> Uni<T> seenBy(Caller caller, Function<Tx, Uni<T>> work) {
    return caller.is(Role.PLATFORM_ADMIN) ? database.asService(work) : database.as(caller, work);
  }
}
