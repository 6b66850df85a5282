package io.tenantry.auth.link;

import java.time.Duration;
import java.util.Locale;

/** Purpose of a link, and its lifetime (decisions.md A-01). */
public enum LinkKind {
  VERIFY_EMAIL(Duration.ofHours(24)),
  RESET_PASSWORD(Duration.ofMinutes(30)),
  INVITATION(Duration.ofDays(7));

  private final Duration life;

  LinkKind(Duration life) {
    this.life = life;
  }

  Duration life() {
    return life;
  }

  /** As it stands in the database and in events. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
