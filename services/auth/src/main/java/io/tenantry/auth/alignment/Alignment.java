package io.tenantry.auth.alignment;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.ending.EndedSessions;
import io.tenantry.auth.keycloak.Memberships;
import io.tenantry.auth.keycloak.Users;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Brings Keycloak to what the database says of people: whom they work for, as what, whether they
 * may sign in. The wish is written in the transaction of the change and carried out after it; what
 * breaks off in between, {@link AlignmentSweep} completes (docs/adr/0021).
 */
@ApplicationScoped
public class Alignment {
  private static final Logger LOG = Logger.getLogger(Alignment.class);
  private static final String WISH =
      """
      insert into identity_alignment (person_id, revision, ends_sessions, moderates)
      select person, $2, $3, $4 from unnest($1::uuid[]) as person
      on conflict (person_id) do update set
        revision = excluded.revision,
        ends_sessions = identity_alignment.ends_sessions or excluded.ends_sessions,
        moderates = identity_alignment.moderates or excluded.moderates
      """;
  private static final String CLAIM =
      """
      update identity_alignment set claimed_until = now() + interval '30 seconds'
      where person_id = $1 and (claimed_until is null or claimed_until < now())
      returning *
      """;
  private static final String DONE =
      "delete from identity_alignment where person_id = $1 and revision = $2";
  private static final String LET_GO =
      "update identity_alignment set claimed_until = null where person_id = $1";

  private final Database database;
  private final Memberships memberships;
  private final Users users;
  private final EndedSessions ended;

  Alignment(Database database, Memberships memberships, Users users, EndedSessions ended) {
    this.database = database;
    this.memberships = memberships;
    this.users = users;
    this.ended = ended;
  }

  /** Changes for a person besides their tokens' content. */
  public enum Effect {
    /** Sessions go on: who has just joined loses nothing. */
    TOKENS,
    /** Sessions end (RentFlow §2.1: rotated on privilege change). */
    SESSIONS,
    /** The account is disabled or enabled too. */
    ACCOUNT
  }

  /** Leaves the wish, in the transaction of the change. */
  public Uni<Void> wish(Tx tx, UUID person, Effect effect) {
    return wish(tx, List.of(person), effect);
  }

  /** The same for several people. */
  public Uni<Void> wish(Tx tx, List<UUID> people, Effect effect) {
    return tx.execute(
            WISH,
            people.toArray(UUID[]::new),
            Ids.next(),
            effect != Effect.TOKENS,
            effect == Effect.ACCOUNT)
        .replaceWithVoid();
  }

  /**
   * Carries out what is wished for these people. Never fails: what Keycloak did not take stays
   * wished, and the sweep tries again. The item is for how many it worked.
   */
  public Uni<Integer> carryOut(List<UUID> people) {
    return Multi.createFrom()
        .iterable(people)
        .onItem()
        .transformToUniAndConcatenate(this::tryToCarryOut)
        .filter(done -> done)
        .collect()
        .with(Collectors.summingInt(done -> 1));
  }

  /** The same for one. */
  public Uni<Void> carryOut(UUID person) {
    return tryToCarryOut(person).replaceWithVoid();
  }

  private Uni<Boolean> tryToCarryOut(UUID person) {
    return claim(person)
        .flatMap(
            wish ->
                wish.map(found -> work(found).flatMap(done -> finish(found)))
                    .orElseGet(() -> Uni.createFrom().item(Boolean.FALSE)))
        .onFailure()
        .invoke(failure -> LOG.warnf("Keycloak does not have %s right yet: %s", person, failure))
        .onFailure()
        .recoverWithUni(failure -> letGo(person));
  }

  private Uni<Optional<Wish>> claim(UUID person) {
    return database.asService(
        tx ->
            tx.one(CLAIM, Wish::from, person)
                .flatMap(
                    wish ->
                        wish.isEmpty()
                            ? Uni.createFrom().item(Optional.empty())
                            : wish.get().withStanding(tx).map(Optional::of)));
  }

  private Uni<Void> work(Wish wish) {
    return memberships
        .set(wish.person(), wish.standing())
        .flatMap(set -> wish.endsSessions() ? endSessions(wish.person()) : nothing());
  }

  /** The gateway refuses them first: who breaks off in between finds them still open. */
  private Uni<Void> endSessions(UUID person) {
    return users
        .sessionsOf(person)
        .onItem()
        .transformToMulti(sessions -> Multi.createFrom().iterable(sessions))
        .onItem()
        .call(session -> ended.remember(session.id()))
        .collect()
        .last()
        .flatMap(last -> users.signOut(person));
  }

  /** A newer wish that came meanwhile is still there: then once more. */
  private Uni<Boolean> finish(Wish wish) {
    return database
        .asService(
            tx ->
                tx.execute(DONE, wish.person(), wish.revision())
                    .call(done -> tx.execute(LET_GO, wish.person())))
        .flatMap(
            done -> done == 1 ? Uni.createFrom().item(Boolean.TRUE) : tryToCarryOut(wish.person()));
  }

  private Uni<Boolean> letGo(UUID person) {
    return database
        .asService(tx -> tx.execute(LET_GO, person))
        .replaceWith(Boolean.FALSE)
        .onFailure()
        .recoverWithItem(Boolean.FALSE);
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
