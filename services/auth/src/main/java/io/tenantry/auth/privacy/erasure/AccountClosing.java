package io.tenantry.auth.privacy.erasure;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.ending.SessionEndings;
import io.tenantry.auth.keycloak.Users;
import io.tenantry.auth.member.Departures;
import io.tenantry.contracts.privacy.ErasureOrdered;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Actor;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Closes the accounts of those nobody objected to: their sessions end, Keycloak forgets them, they
 * leave their organizations, and only then the services are told to erase, so that nobody acts in
 * the name of somebody who is being erased. Each step may be done again; a crash anywhere is made
 * good by the next run.
 */
@ApplicationScoped
public class AccountClosing {
  private static final Logger LOG = Logger.getLogger(AccountClosing.class);
  private static final String WAITING =
      "select id, person_id, services from erasure where status = 'CLOSING' order by random() limit 100";
  private static final String CLOSED =
      "update erasure set status = $3, asked_at = $2 where id = $1 and status = any($4)";

  private final Database database;
  private final SessionEndings endings;
  private final Users users;
  private final Departures departures;
  private final LastLetter letter;
  private final Outbox outbox;
  private final Audit audit;
  private final Clock clock;

  AccountClosing(
      Database database,
      SessionEndings endings,
      Users users,
      Departures departures,
      LastLetter letter,
      Outbox outbox,
      Audit audit,
      Clock clock) {
    this.database = database;
    this.endings = endings;
    this.users = users;
    this.departures = departures;
    this.letter = letter;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  private record Leaver(UUID erasure, UUID person, List<String> services) {
    static Leaver from(Row row) {
      return new Leaver(
          row.getUUID("id"), row.getUUID("person_id"), List.of(row.getArrayOfStrings("services")));
    }
  }

  /** Closes what waits for it; how many. One that cannot be closed now is tried again later. */
  public Uni<Integer> closeAll() {
    return database
        .asService(tx -> tx.list(WAITING, Leaver::from))
        .onItem()
        .transformToMulti(leavers -> Multi.createFrom().iterable(leavers))
        .onItem()
        .transformToUniAndConcatenate(this::closeOrLater)
        .collect()
        .with(Collectors.summingInt(Integer::intValue));
  }

  private Uni<Integer> closeOrLater(Leaver leaver) {
    return endings
        .order(leaver.person())
        .flatMap(endings::carryOut)
        .flatMap(ended -> users.delete(leaver.person()))
        .flatMap(gone -> database.asService(tx -> close(tx, leaver)))
        .onFailure()
        .invoke(failure -> LOG.warnf("Erasure %s: not closed yet: %s", leaver.erasure(), failure))
        .onFailure()
        .recoverWithItem(0);
  }

  private Uni<Integer> close(Tx tx, Leaver leaver) {
    return tx.execute(
            CLOSED,
            leaver.erasure(),
            clock.instant(),
            ErasureStatus.ERASING,
            ErasureStatus.ERASING.sources())
        .call(closed -> closed == 0 ? Uni.createFrom().voidItem() : order(tx, leaver));
  }

  private Uni<Void> order(Tx tx, Leaver leaver) {
    UUID person = leaver.person();
    Act closed =
        Act.of("account.closed", "user", person).with(Map.of("erasureId", leaver.erasure()));
    return departures
        .leaveAll(tx, person)
        .flatMap(left -> letter.address(tx, leaver.erasure(), person))
        .flatMap(addressed -> audit.record(tx, Actor.person(person), closed))
        .flatMap(
            audited ->
                outbox.add(
                    tx,
                    person.toString(),
                    new ErasureOrdered(leaver.erasure(), person, leaver.services())));
  }
}
