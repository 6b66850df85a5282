package io.tenantry.auth.account;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.agreement.Agreements;
import io.tenantry.auth.alignment.Alignment;
import io.tenantry.auth.alignment.Alignment.Effect;
import io.tenantry.auth.link.LinkKind;
import io.tenantry.auth.link.NewLink;
import io.tenantry.auth.link.SecretLinks;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Writes new accounts down and tells the world of them, once. */
@ApplicationScoped
class AccountBook {
  private static final String PERSON =
      """
      insert into person (id, email, first_name, last_name, phone, account_type, created_at)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (id) do nothing
      """;
  private static final String ORGANIZATION =
      """
      insert into organization (org_id, name, country, owner_id, created_at)
      values ($1, $2, $3, $4, $5)
      """;
  private static final String MEMBERSHIP =
      "insert into membership (org_id, person_id, role, created_at) values ($1, $2, $3, $4)";

  private final Outbox outbox;
  private final SecretLinks links;
  private final Agreements agreements;
  private final Alignment alignment;

  AccountBook(Outbox outbox, SecretLinks links, Agreements agreements, Alignment alignment) {
    this.alignment = alignment;
    this.outbox = outbox;
    this.links = links;
    this.agreements = agreements;
  }

  static Uni<Boolean> has(Tx tx, String email) {
    return tx.one("select id from person where email = $1", row -> row.getUUID("id"), email)
        .map(found -> found.isPresent());
  }

  /** Returns whether an organization is there already: then nobody registers with it. */
  static Uni<Boolean> hasOrganization(Tx tx, UUID organization) {
    return tx.one("select from organization where org_id = $1", row -> true, organization)
        .map(Optional::isPresent);
  }

  /** Writes an account; one that is there already, by a rival retry, stays as it is. */
  Uni<Void> write(Tx tx, Account account) {
    return writePerson(tx, account)
        .flatMap(fresh -> fresh == 0 ? Uni.createFrom().voidItem() : welcome(tx, account));
  }

  /** The role comes after the row: nobody has rights of whom nothing is written down. */
  private Uni<Void> welcome(Tx tx, Account account) {
    Registration registration = account.registration();
    return tell(tx, account)
        .call(() -> alignment.wish(tx, account.userId(), Effect.TOKENS))
        .call(() -> agreements.record(tx, account.userId(), registration.agreedTo()))
        .call(
            () ->
                links.issue(
                    tx,
                    NewLink.of(
                        LinkKind.VERIFY_EMAIL,
                        account.userId(),
                        registration.email(),
                        registration.firstName())));
  }

  private static Uni<Integer> writePerson(Tx tx, Account account) {
    Registration registration = account.registration();
    return tx.execute(
        PERSON,
        account.userId(),
        registration.email(),
        registration.firstName(),
        registration.lastName(),
        registration.phoneNumber(),
        registration.accountType().column(),
        account.at());
  }

  private Uni<Void> tell(Tx tx, Account account) {
    return account
        .organizationId()
        .map(organization -> tellOfLandlord(tx, account, organization))
        .orElseGet(
            () -> outbox.add(tx, account.userId().toString(), AccountFacts.registered(account)));
  }

  private Uni<Void> tellOfLandlord(Tx tx, Account account, UUID organization) {
    return writeOrganization(tx, account, organization)
        .call(
            () -> outbox.add(tx, account.userId(), organization, AccountFacts.registered(account)))
        .call(
            () ->
                outbox.add(
                    tx,
                    organization,
                    organization,
                    AccountFacts.organizationCreated(account, organization)));
  }

  private static Uni<Void> writeOrganization(Tx tx, Account account, UUID organization) {
    return tx.execute(
            ORGANIZATION,
            organization,
            account.registration().organizationName(),
            Account.COUNTRY,
            account.userId(),
            account.at())
        .call(
            () -> tx.execute(MEMBERSHIP, organization, account.userId(), Role.OWNER, account.at()))
        .replaceWithVoid();
  }
}
