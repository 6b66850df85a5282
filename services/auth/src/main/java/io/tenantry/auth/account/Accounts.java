package io.tenantry.auth.account;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.alignment.Alignment;
import io.tenantry.auth.attempt.PasswordAttempts;
import io.tenantry.auth.attempt.PasswordAttempts.Verdict;
import io.tenantry.auth.keycloak.GrantRefused;
import io.tenantry.auth.keycloak.TokenGrants;
import io.tenantry.auth.keycloak.User;
import io.tenantry.auth.keycloak.Users;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes accounts: first in Keycloak, then here with its events, then with its role. A registration
 * that broke off in between is completed when the same person sends it again; only they know its
 * password. The role comes by {@link Alignment}, whose sweep brings what broke off.
 */
@ApplicationScoped
class Accounts {
  private final Users users;
  private final TokenGrants grants;
  private final PasswordAttempts attempts;
  private final Database database;
  private final AccountBook book;
  private final Alignment alignment;
  private final Clock clock;

  Accounts(
      Users users,
      TokenGrants grants,
      PasswordAttempts attempts,
      Database database,
      AccountBook book,
      Alignment alignment,
      Clock clock) {
    this.users = users;
    this.grants = grants;
    this.attempts = attempts;
    this.database = database;
    this.book = book;
    this.alignment = alignment;
    this.clock = clock;
  }

  /** Registers a person; fails with 409 {@code email-taken} when the e-mail has an account. */
  Uni<Account> register(Registration registration) {
    return database
        .asService(tx -> AccountBook.has(tx, registration.email()))
        .flatMap(known -> known ? emailTaken() : identify(registration))
        .call(account -> database.asService(tx -> book.write(tx, account)))
        .call(account -> alignment.carryOut(account.userId()));
  }

  private Uni<Account> identify(Registration registration) {
    Optional<UUID> organization =
        registration.accountType() == AccountType.LANDLORD
            ? Optional.of(Ids.next())
            : Optional.empty();
    return users
        .create(registration.identity(organization))
        .flatMap(
            created ->
                created
                    .map(id -> account(id, registration, organization))
                    .orElseGet(() -> replaceOrResume(registration)));
  }

  /** Somebody whose provider did not verify this e-mail must not keep it from its owner. */
  private Uni<Account> replaceOrResume(Registration registration) {
    return users
        .removeUnproven(registration.email())
        .flatMap(removed -> removed ? identify(registration) : resume(registration));
  }

  /** Keycloak knows the e-mail, this service does not: a registration that broke off. */
  private Uni<Account> resume(Registration registration) {
    return attempts
        .guard(
            registration.email(),
            Accounts::judge,
            () ->
                grants.byPassword(registration.email(), registration.password(), Optional.empty()),
            Accounts::emailTaken)
        .onFailure(GrantRefused.class)
        .recoverWithUni(Accounts::emailTaken)
        .call(proof -> proof.claims().session().map(users::endSession).orElseThrow())
        .flatMap(proof -> users.find(registration.email()))
        .flatMap(user -> unfinished(user, registration))
        .flatMap(
            user ->
                user.map(found -> account(found.id(), registration, found.organization()))
                    .orElseGet(Accounts::emailTaken));
  }

  /**
   * Ignores users with a role: they are complete, or never registered (a key's user, an
   * administrator).
   */
  private Uni<Optional<User>> unfinished(Optional<User> user, Registration registration) {
    return user.filter(found -> fits(found, registration))
        .map(
            found ->
                users
                    .hasRole(found.id())
                    .flatMap(has -> has ? Uni.createFrom().item(true) : isTaken(found))
                    .map(taken -> taken ? Optional.<User>empty() : Optional.of(found)))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  private Uni<Boolean> isTaken(User user) {
    return user.organization()
        .map(
            organization -> database.asService(tx -> AccountBook.hasOrganization(tx, organization)))
        .orElseGet(() -> Uni.createFrom().item(Boolean.FALSE));
  }

  private static Verdict judge(Throwable failure) {
    return failure instanceof GrantRefused ? Verdict.WRONG : Verdict.UNKNOWN;
  }

  private static boolean fits(User user, Registration registration) {
    return user.organization().isPresent() == (registration.accountType() == AccountType.LANDLORD);
  }

  private Uni<Account> account(UUID id, Registration registration, Optional<UUID> organization) {
    return Uni.createFrom().item(new Account(id, registration, organization, clock.instant()));
  }

  private static <T> Uni<T> emailTaken() {
    return Uni.createFrom()
        .failure(
            () ->
                Problems.conflict(
                    "email-taken", "This e-mail has an account already. Sign in instead."));
  }
}
