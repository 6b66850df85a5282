package io.tenantry.auth.member;

import io.tenantry.platform.identity.Role;
import java.util.Locale;

/** As what somebody works for an organization (decisions.md C-03). */
public enum MemberRole {
  OWNER(Role.OWNER),
  ADMIN(Role.ADMIN),
  MANAGER(Role.MANAGER),
  VIEWER(Role.VIEWER);

  private final String role;

  MemberRole(String role) {
    this.role = role;
  }

  /** The constants stand in order: from who may do everything to who reads. */
  boolean mayLessThan(MemberRole other) {
    return compareTo(other) > 0;
  }

  /** As it stands in the database, in tokens and in events. */
  String column() {
    return role;
  }

  /** From the database. */
  static MemberRole of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }
}
