package io.tenantry.auth.privacy.erasure;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.privacy.ErasureJudged;
import io.tenantry.contracts.privacy.ErasureProposed;
import io.tenantry.contracts.privacy.ErasureRefused;
import io.tenantry.contracts.privacy.ErasureRequested;
import io.tenantry.contracts.privacy.PersonErased;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Actor;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.audit.Outcome;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.SecretText;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Two rounds through the services: first all of them are asked whether they can do without the
 * person, then, when none objects and the account is closed, all of them erase. A service that is
 * down answers when it is back; nothing is erased before every one has agreed.
 */
@ApplicationScoped
public class Erasures {
  private static final String BEGIN =
      """
      insert into erasure (id, person_id, status, services, receipt_hash, requested_at, asked_at)
      values ($1, $2, 'ASKING', $3, $4, $5, $5)
      on conflict (person_id) where status <> 'REFUSED' do nothing
      """;

  /** Gives a new receipt to somebody who asks again while their erasure is under way. */
  private static final String REISSUE =
      """
      update erasure set receipt_hash = $2 where person_id = $1 and status <> 'REFUSED' returning id
      """;

  private static final String SEE =
      """
      select e.*,
        array(select asked from unnest(e.services) asked
          where e.status in ('ASKING', 'ERASING') and not exists (
            select from erasure_answer a where a.erasure_id = e.id and a.service = asked
              and a.phase = case e.status when 'ASKING' then 'judged' else 'erased' end)
          order by asked) as waiting_for,
        array(select reason from erasure_answer a, unnest(a.objections) reason
          where a.erasure_id = e.id order by a.service) as reasons,
        coalesce((select jsonb_agg(k order by a.service) from erasure_answer a,
          jsonb_array_elements(a.kept) k where a.erasure_id = e.id), '[]') as kept
      from erasure e
      """;

  /** Answers to one erasure are taken one at a time: the last of them must see the others. */
  private static final String LOCK =
      "select id from erasure where id = $1 and status = $2 for update";

  private static final String ANSWER =
      """
      insert into erasure_answer (erasure_id, phase, service, objections, kept)
      values ($1, $2, $3, $4, $5) on conflict do nothing
      """;
  private static final String ALL_ANSWERED =
      """
      not exists (select from unnest(services) asked where not exists (
        select from erasure_answer a where a.erasure_id = erasure.id and a.service = asked
          and a.phase = $2))
      """;
  private static final String DECIDE =
      """
      update erasure set asked_at = $3,
        status = case when objected.yes then $4 else $5 end,
        ended_at = case when objected.yes then $3::timestamptz end
      from (select exists (select from erasure_answer
        where erasure_id = $1 and objections <> '{}') as yes) objected
      where id = $1 and status = 'ASKING' and
      """
          + ALL_ANSWERED
          + " returning person_id, status";
  private static final String REASONS =
      """
      select reason from erasure_answer a, unnest(a.objections) reason
      where a.erasure_id = $1 order by a.service
      """;
  private static final String FINISH =
      "update erasure set status = $4, ended_at = $3 where id = $1 and status = any($5) and "
          + ALL_ANSWERED;

  private final Database database;
  private final Outbox outbox;
  private final LastLetter letter;
  private final Audit audit;
  private final Clock clock;
  private final List<String> services;

  Erasures(
      Database database,
      Outbox outbox,
      LastLetter letter,
      Audit audit,
      Clock clock,
      @ConfigProperty(name = "tenantry.privacy.services") List<String> services) {
    this.database = database;
    this.outbox = outbox;
    this.letter = letter;
    this.audit = audit;
    this.clock = clock;
    this.services = List.copyOf(services);
  }

  /** Begins an erasure; one that is under way goes on, with a new receipt. */
  Uni<UUID> begin(Caller caller, SecretText receipt) {
    return database.asService(
        tx ->
            Ownership.orphans(tx, caller.id())
                .invoke(Erasures::mustNotOrphan)
                .flatMap(none -> begin(tx, caller, receipt)));
  }

  private static void mustNotOrphan(List<String> organizations) {
    if (!organizations.isEmpty()) {
      throw Problems.conflict("last-owner", Ownership.objection(organizations));
    }
  }

  private Uni<UUID> begin(Tx tx, Caller caller, SecretText receipt) {
    UUID id = Ids.next();
    return tx.execute(
            BEGIN,
            id,
            caller.id(),
            services.toArray(String[]::new),
            receipt.hash(),
            clock.instant())
        .flatMap(begun -> begun == 1 ? propose(tx, caller, id) : reissue(tx, caller.id(), receipt));
  }

  private Uni<UUID> propose(Tx tx, Caller caller, UUID id) {
    String person = caller.id().toString();
    return outbox
        .add(tx, person, new ErasureProposed(id, caller.id(), services))
        .call(() -> outbox.add(tx, person, new ErasureRequested(id, caller.id(), clock.instant())))
        .call(() -> audit.record(tx, caller, Act.of("erasure.begun", "erasure", id)))
        .replaceWith(id);
  }

  private static Uni<UUID> reissue(Tx tx, UUID person, SecretText receipt) {
    return tx.one(REISSUE, row -> row.getUUID("id"), person, receipt.hash())
        .map(Optional::orElseThrow);
  }

  /** The caller's latest. */
  Uni<Optional<Erasure>> latest(Caller caller) {
    return see(" where person_id = $1 order by id desc limit 1", caller.id());
  }

  /** The one of a receipt. */
  Uni<Optional<Erasure>> find(SecretText receipt) {
    return see(" where receipt_hash = $1", receipt.hash());
  }

  Uni<Erasure> find(UUID id) {
    return see(" where id = $1", id).map(Optional::orElseThrow);
  }

  private Uni<Optional<Erasure>> see(String which, Object key) {
    return database.asService(tx -> tx.one(SEE + which, Erasure::from, key));
  }

  /** A service says whether it can do without the person; the last one decides it. */
  public Uni<Void> judged(Tx tx, ErasureJudged verdict) {
    return locked(
        tx,
        verdict.getRequestId(),
        ErasureStatus.ASKING,
        id ->
            answer(tx, id, "judged", verdict.getService(), verdict.getObjections(), List.of())
                .flatMap(noted -> decide(tx, id))
                .flatMap(
                    decided ->
                        decided
                            .filter(Decision::refused)
                            .map(decision -> refuse(tx, id, decision.person()))
                            .orElseGet(() -> Uni.createFrom().voidItem())));
  }

  private Uni<Optional<Decision>> decide(Tx tx, UUID id) {
    return tx.one(
        DECIDE,
        Decision::from,
        id,
        "judged",
        clock.instant(),
        ErasureStatus.ASKING.to(ErasureStatus.REFUSED),
        ErasureStatus.ASKING.to(ErasureStatus.CLOSING));
  }

  private Uni<Integer> finish(Tx tx, UUID id) {
    return tx.execute(
        FINISH, id, "erased", clock.instant(), ErasureStatus.DONE, ErasureStatus.DONE.sources());
  }

  private record Decision(UUID person, boolean refused) {
    static Decision from(Row row) {
      return new Decision(
          row.getUUID("person_id"), row.getString("status").equals(ErasureStatus.REFUSED.name()));
    }
  }

  private Uni<Void> refuse(Tx tx, UUID id, UUID person) {
    Act refused =
        Act.of("erasure.refused", "erasure", id)
            .but(Outcome.REFUSED)
            .with(Map.of("personId", person));
    return tx.list(REASONS, row -> row.getString("reason"), id)
        .flatMap(
            reasons -> outbox.add(tx, person.toString(), new ErasureRefused(id, person, reasons)))
        .call(() -> audit.record(tx, Actor.service(), refused));
  }

  /** A service has erased the person. */
  public Uni<Void> erased(Tx tx, PersonErased done) {
    List<JsonObject> kept =
        done.getKept().stream()
            .map(
                one ->
                    new JsonObject()
                        .put("service", done.getService())
                        .put("what", one.getWhat())
                        .put("why", one.getWhy())
                        .put("period", one.getPeriod()))
            .toList();
    return locked(
        tx,
        done.getRequestId(),
        ErasureStatus.ERASING,
        id ->
            answer(tx, id, "erased", done.getService(), List.of(), kept)
                .flatMap(noted -> finish(tx, id))
                .flatMap(
                    finished -> finished == 1 ? letter.send(tx, id) : Uni.createFrom().voidItem()));
  }

  /** An answer that comes twice, or when it is not waited for any more, changes nothing. */
  private static Uni<Void> locked(
      Tx tx, UUID erasure, ErasureStatus status, Function<UUID, Uni<Void>> work) {
    return tx.one(LOCK, row -> row.getUUID("id"), erasure, status.name())
        .flatMap(found -> found.map(work).orElseGet(() -> Uni.createFrom().voidItem()));
  }

  private static Uni<Integer> answer(
      Tx tx,
      UUID erasure,
      String phase,
      String service,
      List<String> objections,
      List<JsonObject> kept) {
    return tx.execute(
        ANSWER, erasure, phase, service, objections.toArray(String[]::new), new JsonArray(kept));
  }
}
