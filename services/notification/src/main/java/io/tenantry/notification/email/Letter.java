package io.tenantry.notification.email;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import java.util.UUID;

/** An e-mail on its way, with the address it goes to. */
record Letter(
    UUID id,
    String address,
    String firstName,
    String subject,
    String body,
    Optional<SealedLink> link,
    Optional<Invitation> invitation) {
  static Letter from(Row row) {
    return new Letter(
        row.getUUID("id"),
        row.getString("address"),
        row.getString("first_name"),
        row.getString("subject"),
        row.getString("body"),
        SealedLink.from(row),
        Invitation.from(row));
  }

  /** The same at every attempt, so that a reader can drop a second copy. */
  String messageId() {
    return "<" + id + "@tenantry.io>";
  }
}
