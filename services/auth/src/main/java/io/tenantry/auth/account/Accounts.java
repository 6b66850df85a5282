package io.tenantry.auth.account;

import io.smallrye.mutiny.Uni;
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
 * Makes accounts: first in Keycloak, then here with its events. A registration that broke off in
 * between is completed when the same person sends it again; only they know its password.
 */
@ApplicationScoped
class Accounts {
  private final Users users;
  private final TokenGrants grants;
  private final Database database;
  private final AccountBook book;
  private final Clock clock;

  Accounts(Users users, TokenGrants grants, Database database, AccountBook book, Clock clock) {
    this.users = users;
    this.grants = grants;
    this.database = database;
    this.book = book;
    this.clock = clock;
  }

  /** Registers a person; fails with 409 {@code email-taken} when the e-mail has an account. */
  Uni<Account> register(Registration registration) {
    return database
        .asService(tx -> AccountBook.has(tx, registration.email()))
        .flatMap(known -> known ? emailTaken() : identify(registration))
        .call(account -> users.grantRole(account.userId(), role(account)))
        .call(account -> database.asService(tx -> book.write(tx, account)));
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
    return grants
        .byPassword(registration.email(), registration.password(), Optional.empty())
        .onFailure(GrantRefused.class)
        .recoverWithUni(Accounts::emailTaken)
        .flatMap(proof -> users.find(registration.email()))
        .flatMap(
            user ->
                user.filter(found -> fits(found, registration))
                    .map(found -> account(found.id(), registration, found.organization()))
                    .orElseGet(Accounts::emailTaken));
  }

  private static boolean fits(User user, Registration registration) {
    return user.organization().isPresent() == (registration.accountType() == AccountType.LANDLORD);
  }

  private Uni<Account> account(UUID id, Registration registration, Optional<UUID> organization) {
    return Uni.createFrom().item(new Account(id, registration, organization, clock.instant()));
  }

  private static String role(Account account) {
    return account.registration().accountType().role();
  }

  private static <T> Uni<T> emailTaken() {
    return Uni.createFrom()
        .failure(
            () ->
                Problems.conflict(
                    "email-taken", "This e-mail has an account already. Sign in instead."));
  }
}
