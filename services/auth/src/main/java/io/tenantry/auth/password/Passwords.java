package io.tenantry.auth.password;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.attempt.GuardedProof;
import io.tenantry.auth.ending.SessionEndings;
import io.tenantry.auth.keycloak.Credentials;
import io.tenantry.auth.keycloak.PasswordRefused;
import io.tenantry.auth.link.LinkKind;
import io.tenantry.auth.link.SecretLinks;
import io.tenantry.auth.person.PersonFacts;
import io.tenantry.auth.takeover.Takeover;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Actor;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.audit.Outcome;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Passwords are Keycloak's; a new one ends all sessions, and the person is told. */
@ApplicationScoped
class Passwords {
  private final Database database;
  private final SecretLinks links;
  private final Credentials credentials;
  private final GuardedProof guarded;
  private final Takeover takeover;
  private final SessionEndings endings;
  private final Outbox outbox;
  private final Audit audit;
  private final Clock clock;

  Passwords(
      Database database,
      SecretLinks links,
      Credentials credentials,
      GuardedProof guarded,
      Takeover takeover,
      SessionEndings endings,
      Outbox outbox,
      Audit audit,
      Clock clock) {
    this.database = database;
    this.links = links;
    this.credentials = credentials;
    this.guarded = guarded;
    this.takeover = takeover;
    this.endings = endings;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Uses the link up, unless the password is refused: then it works again. Of an account whose
   * e-mail was never proven, nothing else that opens it stays.
   */
  Uni<Void> reset(String token, String password) {
    return links.use(
        LinkKind.RESET_PASSWORD,
        token,
        link ->
            takeover
                .isProven(link.requirePerson())
                .flatMap(
                    proven ->
                        proven
                            ? replace(link.requirePerson(), "password", password)
                            : takeover.by(link.requirePerson(), password))
                .call(() -> tell(link.requirePerson(), "password.reset")));
  }

  Uni<Void> change(Caller caller, String current, String password) {
    return guarded
        .holds(caller.email(), current)
        .flatMap(
            right ->
                right
                    ? replace(caller.id(), "newPassword", password)
                    : refuse(caller, "currentPassword"))
        .call(() -> tell(caller.id(), "password.changed"));
  }

  /** The end of the sessions is ordered first: a crash leaves no session of the old password. */
  private Uni<Void> replace(UUID person, String field, String password) {
    return endings
        .order(person)
        .flatMap(
            order ->
                credentials
                    .setPassword(person, password)
                    .onFailure(PasswordRefused.class)
                    .call(() -> endings.cancel(order))
                    .onFailure(PasswordRefused.class)
                    .transform(refused -> Problems.invalid(field, refused.getMessage()))
                    .call(() -> endings.carryOut(order)));
  }

  private Uni<Void> refuse(Caller caller, String field) {
    return audit
        .note(
            Actor.of(caller),
            Act.of("password.change_refused", "person", caller.id()).but(Outcome.REFUSED))
        .flatMap(
            noted ->
                Uni.createFrom()
                    .failure(() -> Problems.invalid(field, "is not your current password")));
  }

  private Uni<Void> tell(UUID person, String action) {
    var changed = PersonFacts.credentialsChanged(person, "password_changed", clock.instant());
    return database.asService(
        tx ->
            audit
                .record(tx, Actor.person(person), Act.of(action, "person", person))
                .flatMap(recorded -> outbox.add(tx, person.toString(), changed)));
  }
}
