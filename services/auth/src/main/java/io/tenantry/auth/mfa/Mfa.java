package io.tenantry.auth.mfa;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.keycloak.Credentials;
import io.tenantry.contracts.auth.CredentialsChanged;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Actor;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.encryption.FieldCipher;
import io.tenantry.platform.events.Outbox;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The second factor. Keycloak has the secret and checks codes at sign-in; here are enrolment and
 * recovery codes. Each step may be repeated when it broke off.
 */
@ApplicationScoped
public class Mfa {
  private static final String START =
      """
      insert into mfa (person_id, sealed_secret) values ($1, $2)
      on conflict (person_id) do update set sealed_secret = excluded.sealed_secret
      where mfa.enabled_at is null
      """;
  private static final String PENDING =
      "select sealed_secret from mfa where person_id = $1 and sealed_secret is not null";
  private static final String ENABLED =
      "select from mfa where person_id = $1 and enabled_at is not null";
  private static final String ENABLE =
      """
      update mfa set sealed_secret = null, enabled_at = $2
      where person_id = $1 and sealed_secret is not null
      """;
  private static final String DISABLE = "delete from mfa where person_id = $1";

  private final Database database;
  private final OneTimeCodes codes;
  private final RecoveryCodes recovery;
  private final Credentials credentials;
  private final FieldCipher cipher;
  private final Outbox outbox;
  private final Audit audit;
  private final Clock clock;
  private final Set<String> requiredFor;

  Mfa(
      Database database,
      OneTimeCodes codes,
      RecoveryCodes recovery,
      Credentials credentials,
      FieldCipher cipher,
      Outbox outbox,
      Audit audit,
      Clock clock,
      @ConfigProperty(name = "tenantry.mfa.required-for") Set<String> requiredFor) {
    this.database = database;
    this.codes = codes;
    this.recovery = recovery;
    this.credentials = credentials;
    this.cipher = cipher;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
    this.requiredFor = Set.copyOf(requiredFor);
  }

  /** True when somebody with one of these roles must have a second factor. */
  public boolean isRequiredFor(Set<String> roles) {
    return roles.stream().anyMatch(requiredFor::contains);
  }

  /** True when a person has a second factor. */
  public Uni<Boolean> isEnabled(UUID person) {
    return database.asService(tx -> tx.one(ENABLED, row -> true, person)).map(Optional::isPresent);
  }

  /** A new secret; empty when the person has one that counts. An earlier one never counted. */
  public Uni<Optional<Enrolment>> start(UUID person, String email) {
    String secret = codes.newSecret();
    byte[] sealed = cipher.encrypt(secret, context(person));
    return database
        .asService(tx -> tx.execute(START, person, sealed))
        .map(
            written ->
                written == 1
                    ? Optional.of(new Enrolment(codes.base32(secret), codes.uri(secret, email)))
                    : Optional.empty());
  }

  /** With the first right code the secret counts; the recovery codes, or empty when it is wrong. */
  public Uni<Optional<List<String>>> confirm(UUID person, String code) {
    return database
        .asService(tx -> tx.one(PENDING, row -> row.getBuffer(0), person))
        .map(found -> found.map(secret -> open(secret, person)))
        .flatMap(
            secret ->
                secret
                    .filter(known -> codes.isRight(known, code))
                    .map(known -> enable(person, known))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  /** Uses a recovery code up; the person hears of it. */
  public Uni<Boolean> recover(UUID person, String code) {
    return database.asService(
        tx ->
            recovery
                .use(tx, person, code)
                .call(
                    used ->
                        used
                            ? tell(tx, person, "recovery_code_used")
                            : Uni.createFrom().voidItem()));
  }

  /** The password alone is enough again. */
  public Uni<Void> disable(UUID person) {
    return credentials
        .removeOneTimeCodes(person)
        .flatMap(
            removed ->
                database.asService(
                    tx ->
                        tx.execute(DISABLE, person)
                            .flatMap(gone -> recovery.forget(tx, person))
                            .flatMap(gone -> tell(tx, person, "mfa_disabled"))));
  }

  /** Somebody else's second factor, or one half set up, goes with them: nobody is told. */
  public Uni<Void> forget(UUID person) {
    return credentials
        .removeOneTimeCodes(person)
        .flatMap(
            removed ->
                database.asService(
                    tx ->
                        tx.execute(DISABLE, person).flatMap(gone -> recovery.forget(tx, person))));
  }

  private Uni<Optional<List<String>>> enable(UUID person, String secret) {
    return credentials
        .addOneTimeCode(person, secret)
        .flatMap(
            added ->
                database.asService(
                    tx ->
                        tx.execute(ENABLE, person, clock.instant())
                            .flatMap(enabled -> recovery.renew(tx, person))
                            .call(() -> tell(tx, person, "mfa_enabled"))))
        .map(Optional::of);
  }

  private Uni<Void> tell(Tx tx, UUID person, String change) {
    var changed =
        CredentialsChanged.newBuilder()
            .setUserId(person)
            .setChange(change)
            .setChangedAt(clock.instant())
            .build();
    return outbox
        .add(tx, person.toString(), changed)
        .flatMap(
            told ->
                audit.record(
                    tx, Actor.person(person), Act.of("credentials." + change, "person", person)));
  }

  private String open(Buffer cipherText, UUID person) {
    return cipher.decrypt(cipherText.getBytes(), context(person));
  }

  private static String context(UUID person) {
    return "mfa/" + person;
  }
}
