package io.tenantry.auth.attempt;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Bounds how often a password is guessed, whichever door is tried (decisions.md A-01,
 * docs/adr/0054): ten failures from one network lock the account for that network for 15 minutes,
 * so a stranger does not lock its owner out. A hundred from all networks lock it for those from
 * which nobody has come in lately. Counted before the try is made, and given back when it was
 * right. In real time.
 */
@ApplicationScoped
public class PasswordAttempts {
  private static final int MOST_OF_NETWORK = 10;
  private static final int MOST_OF_ALL = 100;
  private static final String EVERYWHERE = "*";
  private static final String COUNT =
      """
      insert into password_attempt as a (email_hash, network, failures, since)
      values ($1, $2, 1, clock_timestamp())
      on conflict (email_hash, network) do update set
        failures = case when a.since < clock_timestamp() - interval '15 minutes' then 1
          else a.failures + 1 end,
        since = case when a.since < clock_timestamp() - interval '15 minutes'
          then clock_timestamp() else a.since end
      where a.failures < $3 or a.since < clock_timestamp() - interval '15 minutes'
      """;
  private static final String KNOWN =
      """
      select from session_origin o join person p on p.id = o.person_id
      where p.email = $1 and o.client_network = $2 limit 1
      """;
  private static final String GIVE_BACK =
      """
      update password_attempt set failures = greatest(failures - 1, 0)
      where email_hash = $1 and network = $2
      """;
  private static final String FORGET =
      "delete from password_attempt where email_hash = $1 and network = $2";
  private static final String TIDY =
      """
      delete from password_attempt where (email_hash, network) in (
        select email_hash, network from password_attempt
        where since < clock_timestamp() - interval '1 day' limit 100 for update skip locked)
      """;
  private final Database database;
  private final ClientNetwork network;

  PasswordAttempts(Database database, ClientNetwork network) {
    this.database = database;
    this.network = network;
  }

  /** Verdict on the password after a failure. */
  public enum Verdict {
    /** It was right, and something else was missing. */
    RIGHT,
    /** It was wrong. */
    WRONG,
    /** Nobody could tell. */
    UNKNOWN
  }

  private record Attempt(String email, String network) {
    byte[] account() {
      return DigestUtils.sha256(email);
    }
  }

  /**
   * Makes a try, unless there were too many.
   *
   * @param judge what a failure of the try says
   * @param locked what happens in its place when there were too many
   */
  public <T> Uni<T> guard(
      String email,
      Function<Throwable, Verdict> judge,
      Supplier<Uni<T>> tried,
      Supplier<Uni<T>> locked) {
    var attempt = new Attempt(email, network.ofRequest());
    return database
        .asService(tx -> admit(tx, attempt))
        .flatMap(admitted -> admitted ? judged(attempt, judge, tried) : locked.get());
  }

  private <T> Uni<T> judged(
      Attempt attempt, Function<Throwable, Verdict> judge, Supplier<Uni<T>> tried) {
    return tried
        .get()
        .onFailure()
        .call(failure -> settle(attempt, judge.apply(failure)))
        .call(() -> settle(attempt, Verdict.RIGHT));
  }

  private static Uni<Boolean> admit(Tx tx, Attempt attempt) {
    return tx.execute(COUNT, attempt.account(), attempt.network(), MOST_OF_NETWORK)
        .flatMap(
            counted ->
                counted == 0
                    ? Uni.createFrom().item(Boolean.FALSE)
                    : tx.execute(COUNT, attempt.account(), EVERYWHERE, MOST_OF_ALL)
                        .flatMap(all -> all == 1 ? yes() : isKnown(tx, attempt)));
  }

  /** True when the person signed in from this network lately. */
  private static Uni<Boolean> isKnown(Tx tx, Attempt attempt) {
    return tx.one(KNOWN, row -> true, attempt.email(), attempt.network()).map(Optional::isPresent);
  }

  /** A wrong one has been counted already. */
  private Uni<Void> settle(Attempt attempt, Verdict verdict) {
    return verdict == Verdict.WRONG
        ? Uni.createFrom().voidItem()
        : database.asService(
            tx ->
                tx.execute(
                        verdict == Verdict.RIGHT ? FORGET : GIVE_BACK,
                        attempt.account(),
                        attempt.network())
                    .call(() -> tx.execute(GIVE_BACK, attempt.account(), EVERYWHERE))
                    .call(() -> tx.execute(TIDY))
                    .replaceWithVoid());
  }

  private static Uni<Boolean> yes() {
    return Uni.createFrom().item(Boolean.TRUE);
  }
}
