package io.tenantry.auth.account;

import io.tenantry.auth.person.PersonFacts;
import io.tenantry.contracts.auth.OrganizationCreated;
import io.tenantry.contracts.auth.UserRegistered;
import java.util.UUID;

/** Events about new accounts. */
final class AccountFacts {
  private AccountFacts() {}

  static UserRegistered registered(Account account) {
    return PersonFacts.registered(
        account.userId(),
        account.registration().accountType().column(),
        account.organizationId(),
        account.at());
  }

  /** A landlord's organization exists. */
  static OrganizationCreated organizationCreated(Account account, UUID organization) {
    return OrganizationCreated.newBuilder()
        .setOrganizationId(organization)
        .setName(account.registration().organizationName())
        .setCountry(Account.COUNTRY)
        .setOwnerId(account.userId())
        .setCreatedAt(account.at())
        .build();
  }
}
