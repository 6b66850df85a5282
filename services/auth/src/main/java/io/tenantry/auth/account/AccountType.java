package io.tenantry.auth.account;

import io.tenantry.platform.identity.Role;
import java.util.Locale;

/** Purpose of an account, and the role it starts with. */
enum AccountType {
  LANDLORD(Role.OWNER),
  RESIDENT(Role.RESIDENT);

  private final String role;

  AccountType(String role) {
    this.role = role;
  }

  String role() {
    return role;
  }

  /** As it stands in the database, in JSON and in events. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
