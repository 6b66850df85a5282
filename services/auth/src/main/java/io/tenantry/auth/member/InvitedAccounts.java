package io.tenantry.auth.member;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.validation.Violation;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.attempt.GuardedProof;
import io.tenantry.auth.keycloak.Credentials;
import io.tenantry.auth.keycloak.NewIdentity;
import io.tenantry.auth.keycloak.User;
import io.tenantry.auth.keycloak.Users;
import io.tenantry.auth.takeover.Takeover;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds the account that accepts an invitation. The holder of the link owns the e-mail: an account
 * of that e-mail which nobody has proven becomes theirs (docs/adr/0054), one that is proven is not
 * touched.
 */
@ApplicationScoped
class InvitedAccounts {
  private final Users users;
  private final Credentials credentials;
  private final Takeover takeover;
  private final GuardedProof proof;
  private final Database database;
  private final MemberNews news;

  InvitedAccounts(
      Users users,
      Credentials credentials,
      Takeover takeover,
      GuardedProof proof,
      Database database,
      MemberNews news) {
    this.users = users;
    this.credentials = credentials;
    this.takeover = takeover;
    this.proof = proof;
    this.database = database;
    this.news = news;
  }

  /**
   * Person who joins.
   *
   * @param fresh when this is a new account
   */
  record Joiner(UUID person, Optional<NewColleague> fresh) {
    static Joiner known(UUID person) {
      return new Joiner(person, Optional.empty());
    }
  }

  /** The account of an e-mail that has one here. */
  Uni<Joiner> known(UUID person, String email, Acceptance acceptance, boolean signedIn) {
    return signedIn
        ? Uni.createFrom().item(Joiner.known(person))
        : takeover
            .isProven(person)
            .flatMap(
                proven ->
                    proven
                        ? proven(person, email, acceptance)
                        : unproven(person, email, acceptance));
  }

  /** A password that is sent must be the account's: an invitation sets none. */
  private Uni<Joiner> proven(UUID person, String email, Acceptance acceptance) {
    return acceptance.password() == null
        ? Uni.createFrom().item(Joiner.known(person))
        : proof
            .holds(email, acceptance.password())
            .map(
                right -> {
                  if (!right) {
                    throw notTheirPassword();
                  }
                  return Joiner.known(person);
                });
  }

  private Uni<Joiner> unproven(UUID person, String email, Acceptance acceptance) {
    requireComplete(acceptance);
    return proof
        .holds(email, acceptance.password())
        .flatMap(
            right ->
                right
                    ? Uni.createFrom().voidItem()
                    : takeover
                        .by(person, acceptance.password())
                        .call(() -> rename(person, acceptance)))
        .replaceWith(Joiner.known(person));
  }

  /** The names that a stranger gave go too. */
  private Uni<Void> rename(UUID person, Acceptance acceptance) {
    return credentials
        .rename(person, acceptance.firstName(), acceptance.lastName())
        .call(
            () ->
                database.asService(
                    tx -> news.renamed(tx, person, acceptance.firstName(), acceptance.lastName())));
  }

  /** An account for an e-mail that has none here; one that was only half made becomes theirs. */
  Uni<Joiner> fresh(String email, Acceptance acceptance) {
    requireComplete(acceptance);
    return users
        .create(
            new NewIdentity(
                email,
                acceptance.password(),
                acceptance.firstName(),
                acceptance.lastName(),
                Optional.empty(),
                ""))
        .flatMap(
            created ->
                created
                    .map(id -> Uni.createFrom().item(id))
                    .orElseGet(() -> halfMade(email, acceptance)))
        .map(
            id ->
                new Joiner(
                    id,
                    Optional.of(
                        new NewColleague(
                            id, email, acceptance.firstName(), acceptance.lastName()))));
  }

  private Uni<UUID> halfMade(String email, Acceptance acceptance) {
    return users
        .find(email)
        .map(found -> found.map(User::id).orElseThrow(MemberProblems::withdrawn))
        .call(this::requireUnfinished)
        .call(
            id ->
                proof
                    .holds(email, acceptance.password())
                    .flatMap(
                        right ->
                            right
                                ? Uni.createFrom().voidItem()
                                : takeover.by(id, acceptance.password())))
        .call(id -> credentials.rename(id, acceptance.firstName(), acceptance.lastName()));
  }

  /**
   * Refuses users who have a role already: they are administrators, not unfinished registrations.
   */
  private Uni<Void> requireUnfinished(UUID user) {
    return users
        .hasRole(user)
        .invoke(
            has -> {
              if (has) {
                throw MemberProblems.withdrawn();
              }
            })
        .replaceWithVoid();
  }

  private static void requireComplete(Acceptance acceptance) {
    List<Violation> missing = new ArrayList<>();
    require(missing, "password", acceptance.password());
    require(missing, "firstName", acceptance.firstName());
    require(missing, "lastName", acceptance.lastName());
    if (!missing.isEmpty()) {
      throw Problems.invalid(missing);
    }
  }

  private static void require(List<Violation> missing, String field, String value) {
    if (value == null || value.isBlank()) {
      missing.add(
          Violation.In.body
              .field(field)
              .message("is needed for your account, unless you are signed in to it"));
    }
  }

  private static HttpProblem notTheirPassword() {
    return Problems.invalid(
        "password",
        "is not the password of the account that this e-mail has already; an invitation does not"
            + " change it. Send that one, or none and sign in afterwards");
  }
}
