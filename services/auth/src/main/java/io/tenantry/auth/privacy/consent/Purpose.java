package io.tenantry.auth.privacy.consent;

import java.util.Locale;

/** Purpose of a consent. */
enum Purpose {
  TERMS,
  PRIVACY,
  MARKETING_EMAIL,
  MARKETING_SMS,
  SCREENING;

  /** As it stands in the database and in JSON. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Purpose of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }
}
