package io.tenantry.notification.email;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A link that works once, with its secret sealed until the e-mail is sent.
 *
 * @param path page of the web client
 * @param secret what auth sealed, in Base64
 */
public record SealedLink(UUID id, String path, String secret) {
  static Optional<SealedLink> from(Row row) {
    return Optional.ofNullable(row.getString("link_secret"))
        .map(secret -> new SealedLink(row.getUUID("link_id"), row.getString("link_path"), secret));
  }

  byte[] cipher() {
    return Base64.getDecoder().decode(secret);
  }
}
