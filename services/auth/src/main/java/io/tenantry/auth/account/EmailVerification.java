package io.tenantry.auth.account;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.keycloak.Credentials;
import io.tenantry.auth.link.LinkKind;
import io.tenantry.auth.link.NewLink;
import io.tenantry.auth.link.SecretLinks;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Actor;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** People show that their e-mail address is theirs, by the link that was sent to it. */
@ApplicationScoped
class EmailVerification {
  private static final String UNVERIFIED =
      "select first_name from person where id = $1 and email_verified_at is null";
  private static final String VERIFIED =
      """
      update person set email_verified_at = $2 where id = $1 and email_verified_at is null
      """;

  private final Database database;
  private final SecretLinks links;
  private final Credentials credentials;
  private final Audit audit;
  private final Clock clock;

  EmailVerification(
      Database database, SecretLinks links, Credentials credentials, Audit audit, Clock clock) {
    this.database = database;
    this.links = links;
    this.credentials = credentials;
    this.audit = audit;
    this.clock = clock;
  }

  /** Sends the link anew; the earlier one is worth nothing from now on. */
  Uni<Void> sendAgain(Caller caller) {
    return database.asService(
        tx ->
            tx.one(UNVERIFIED, row -> row.getString(0), caller.id())
                .flatMap(name -> issue(tx, caller, name)));
  }

  Uni<Void> verify(String token) {
    return links.use(
        LinkKind.VERIFY_EMAIL,
        token,
        link ->
            credentials
                .confirmEmail(link.requirePerson())
                .call(() -> database.asService(tx -> write(tx, link.requirePerson()))));
  }

  private Uni<Void> issue(Tx tx, Caller caller, Optional<String> firstName) {
    return firstName
        .map(name -> NewLink.of(LinkKind.VERIFY_EMAIL, caller.id(), caller.email(), name))
        .map(link -> links.issue(tx, link))
        .orElseGet(EmailVerification::nothingToVerify);
  }

  private Uni<Void> write(Tx tx, UUID person) {
    return tx.execute(VERIFIED, person, clock.instant())
        .flatMap(
            fresh ->
                audit.record(tx, Actor.person(person), Act.of("email.verified", "person", person)));
  }

  private static Uni<Void> nothingToVerify() {
    return Uni.createFrom()
        .failure(
            () -> Problems.conflict("email-verified", "Your e-mail address is confirmed already."));
  }
}
