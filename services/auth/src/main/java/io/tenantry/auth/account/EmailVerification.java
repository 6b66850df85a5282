package io.tenantry.auth.account;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.keycloak.PasswordProof;
import io.tenantry.auth.link.LinkKind;
import io.tenantry.auth.link.NewLink;
import io.tenantry.auth.link.SecretLink;
import io.tenantry.auth.link.SecretLinks;
import io.tenantry.auth.takeover.Takeover;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** People show that their e-mail address is theirs, by the link that was sent to it. */
@ApplicationScoped
class EmailVerification {
  private static final String UNVERIFIED =
      "select first_name from person where id = $1 and email_verified_at is null";
  private final Database database;
  private final SecretLinks links;
  private final Takeover takeover;
  private final PasswordProof proof;

  EmailVerification(Database database, SecretLinks links, Takeover takeover, PasswordProof proof) {
    this.database = database;
    this.links = links;
    this.takeover = takeover;
    this.proof = proof;
  }

  /** Sends the link anew; the earlier one is worth nothing from now on. */
  Uni<Void> sendAgain(Caller caller) {
    return database.asService(
        tx ->
            tx.one(UNVERIFIED, row -> row.getString(0), caller.id())
                .flatMap(name -> issue(tx, caller, name)));
  }

  /**
   * Confirms the address. The holder of the link need not be the person who registered, who is
   * recognized by a session or the account's password; with another password the account becomes
   * the holder's.
   */
  Uni<Void> verify(String token, Optional<String> password, Optional<UUID> signedIn) {
    return links.use(
        LinkKind.VERIFY_EMAIL,
        token,
        link -> verify(link, password, signedIn.equals(link.person())));
  }

  private Uni<Void> verify(SecretLink link, Optional<String> password, boolean signedIn) {
    UUID person = link.requirePerson();
    return signedIn
        ? takeover.confirm(person)
        : takeover
            .isProven(person)
            .flatMap(
                proven ->
                    proven
                        ? Uni.createFrom().voidItem()
                        : verify(link, password.orElseThrow(EmailVerification::passwordNeeded)));
  }

  private Uni<Void> verify(SecretLink link, String password) {
    UUID person = link.requirePerson();
    return proof
        .holds(link.email(), password)
        .flatMap(right -> right ? takeover.confirm(person) : takeover.by(person, password));
  }

  private static HttpProblem passwordNeeded() {
    return Problems.invalid(
        "password",
        "is needed unless you are signed in: send the one you registered with. If you did not"
            + " register, send one that you choose; the account is yours then");
  }

  private Uni<Void> issue(Tx tx, Caller caller, Optional<String> firstName) {
    return firstName
        .map(name -> NewLink.of(LinkKind.VERIFY_EMAIL, caller.id(), caller.email(), name))
        .map(link -> links.issue(tx, link))
        .orElseGet(EmailVerification::nothingToVerify);
  }

  private static Uni<Void> nothingToVerify() {
    return Uni.createFrom()
        .failure(
            () -> Problems.conflict("email-verified", "Your e-mail address is confirmed already."));
  }
}
