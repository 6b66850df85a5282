package io.tenantry.auth.privacy.export;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.privacy.ExportReady;
import io.tenantry.contracts.privacy.PersonalDataCollected;
import io.tenantry.contracts.privacy.PersonalDataRequested;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gathers what the fleet holds about a person. Every service answers the one event in its own time;
 * the export is ready when all of them have.
 */
@ApplicationScoped
public class Exports {
  static final Duration KEPT = Duration.ofDays(7);

  private static final String BEGIN =
      """
      insert into export (id, person_id, status, services, requested_at, asked_at)
      values ($1, $2, 'COLLECTING', $3, $4, $4) on conflict do nothing
      """;
  private static final String RUNNING =
      "select id from export where person_id = $1 and status = 'COLLECTING'";
  static final String SEE =
      """
      select e.*, coalesce(a.services, '{}') as answered,
        array(select unnest(e.services) except select unnest(a.services)) as waiting_for
      from export e left join lateral
        (select array_agg(service order by service) as services from export_answer
         where export_id = e.id) a on true
      """;

  /** Answers to one export are taken one at a time: the last of them must see the others. */
  private static final String LOCK =
      "select person_id from export where id = $1 and status = 'COLLECTING' for update";

  private static final String COUNT_IN =
      """
      insert into export_answer (export_id, service, answer_id, parts) values ($1, $2, $3, $4)
      on conflict do nothing
      """;
  private static final String KEEP =
      """
      insert into export_part (export_id, service, part, sealed)
      select $1, $2, $4, $5 from export_answer
      where export_id = $1 and service = $2 and answer_id = $3
      on conflict do nothing
      """;
  private static final String COMPLETE =
      """
      update export e set status = $4, ready_at = $2, expires_at = $3
      where id = $1 and status = any($5) and not exists (
        select from unnest(e.services) asked where not exists (
          select from export_answer a where a.export_id = e.id and a.service = asked
            and a.parts = (select count(*) from export_part p
                           where p.export_id = e.id and p.service = asked)))
      """;

  private final Database database;
  private final Outbox outbox;
  private final Audit audit;
  private final Clock clock;
  private final List<String> services;

  Exports(
      Database database,
      Outbox outbox,
      Audit audit,
      Clock clock,
      @ConfigProperty(name = "tenantry.privacy.services") List<String> services) {
    this.database = database;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
    this.services = List.copyOf(services);
  }

  /** Begins an export, unless one is under way. */
  Uni<UUID> order(Caller caller) {
    UUID id = Ids.next();
    return database.as(
        caller,
        tx ->
            tx.execute(BEGIN, id, caller.id(), services.toArray(String[]::new), clock.instant())
                .flatMap(begun -> begun == 1 ? ask(tx, caller, id) : running(tx, caller)));
  }

  private Uni<UUID> ask(Tx tx, Caller caller, UUID id) {
    return outbox
        .add(tx, caller.id().toString(), new PersonalDataRequested(id, caller.id(), services))
        .call(() -> audit.record(tx, caller, Act.of("export.ordered", "export", id)))
        .replaceWith(id);
  }

  private static Uni<UUID> running(Tx tx, Caller caller) {
    return tx.one(RUNNING, row -> row.getUUID("id"), caller.id()).map(Optional::orElseThrow);
  }

  /** An export of the caller. */
  Uni<Optional<Export>> find(Caller caller, UUID id) {
    return database
        .as(caller, tx -> tx.one("select id from export where id = $1", row -> true, id))
        .flatMap(
            theirs ->
                theirs.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : database.asService(tx -> tx.one(SEE + " where e.id = $1", Export::from, id)));
  }

  /**
   * A part of a service's answer came. The first answer of a service counts; another is ignored.
   */
  public Uni<Void> collected(Tx tx, PersonalDataCollected part) {
    return tx.one(LOCK, row -> row.getUUID("person_id"), part.getRequestId())
        .flatMap(
            person ->
                person
                    .map(known -> keep(tx, part, known))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  private Uni<Void> keep(Tx tx, PersonalDataCollected part, UUID person) {
    UUID export = part.getRequestId();
    byte[] sealed = new byte[part.getSealed().remaining()];
    part.getSealed().duplicate().get(sealed);
    return tx.execute(COUNT_IN, export, part.getService(), part.getAnswerId(), part.getParts())
        .flatMap(
            counted ->
                tx.execute(
                    KEEP, export, part.getService(), part.getAnswerId(), part.getPart(), sealed))
        .flatMap(kept -> complete(tx, export, person));
  }

  private Uni<Void> complete(Tx tx, UUID export, UUID person) {
    Instant now = clock.instant();
    Instant end = now.plus(KEPT);
    return tx.execute(COMPLETE, export, now, end, ExportStatus.READY, ExportStatus.READY.sources())
        .flatMap(
            ready ->
                ready == 0
                    ? Uni.createFrom().voidItem()
                    : outbox.add(tx, person.toString(), new ExportReady(export, person, end)));
  }
}
