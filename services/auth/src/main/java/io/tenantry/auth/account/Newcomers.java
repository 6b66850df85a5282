package io.tenantry.auth.account;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.agreement.Agreements;
import io.tenantry.auth.agreement.Agreements.Versions;
import io.tenantry.auth.alignment.Alignment;
import io.tenantry.auth.alignment.Alignment.Effect;
import io.tenantry.auth.keycloak.TokenClaims;
import io.tenantry.auth.name.Names;
import io.tenantry.contracts.auth.UserRegistered;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Actor;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * People who came by Google, LinkedIn or another provider: Keycloak has them already, here they
 * become residents. May be repeated; what broke off is completed when they sign in again.
 */
@ApplicationScoped
public class Newcomers {
  private static final int LONGEST_NAME = 100;
  private static final String KNOWN = "select id from person where id = $1";
  private static final String PERSON =
      """
      insert into person
        (id, email, first_name, last_name, account_type, created_at, email_verified_at)
      values ($1, $2, $3, $4, $5, $6, $6)
      on conflict (id) do nothing
      """;

  private final Alignment alignment;
  private final Database database;
  private final Outbox outbox;
  private final Agreements agreements;
  private final Audit audit;
  private final Clock clock;

  Newcomers(
      Alignment alignment,
      Database database,
      Outbox outbox,
      Agreements agreements,
      Audit audit,
      Clock clock) {
    this.agreements = agreements;
    this.alignment = alignment;
    this.database = database;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /** True when the person has an account here. */
  public Uni<Boolean> areKnown(UUID person) {
    return database
        .asService(tx -> tx.one(KNOWN, row -> row.getUUID("id"), person))
        .map(found -> found.isPresent());
  }

  /** Gives somebody an account whose e-mail their provider has verified. */
  public Uni<Void> welcome(TokenClaims claims) {
    return database
        .asService(tx -> write(tx, claims, clock.instant()))
        .call(() -> alignment.carryOut(claims.person()));
  }

  private Uni<Void> write(Tx tx, TokenClaims claims, Instant now) {
    return tx.execute(
            PERSON,
            claims.person(),
            claims.email(),
            name(claims.firstName()),
            name(claims.lastName()),
            AccountType.RESIDENT.column(),
            now)
        .flatMap(fresh -> fresh == 0 ? Uni.createFrom().voidItem() : tell(tx, claims, now));
  }

  private Uni<Void> tell(Tx tx, TokenClaims claims, Instant now) {
    return outbox
        .add(tx, claims.person().toString(), registered(claims, now))
        .call(() -> alignment.wish(tx, claims.person(), Effect.TOKENS))
        .flatMap(told -> agreements.record(tx, claims.person(), Versions.IN_FORCE))
        .flatMap(
            told ->
                audit.record(
                    tx,
                    Actor.person(claims.person()),
                    Act.of("person.registered", "person", claims.person())
                        .with(Map.of("provider", claims.provider().orElse("")))));
  }

  private static UserRegistered registered(TokenClaims claims, Instant now) {
    return UserRegistered.newBuilder()
        .setUserId(claims.person())
        .setEmail(claims.email())
        .setFirstName(name(claims.firstName()))
        .setLastName(name(claims.lastName()))
        .setPhone(null)
        .setAccountType(AccountType.RESIDENT.column())
        .setOrganizationId(null)
        .setRegisteredAt(now)
        .build();
  }

  private static String name(String told) {
    return Names.orNone(told, LONGEST_NAME);
  }
}
