package io.tenantry.auth.link;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** A link that somebody has used: who they are is proven by having got the e-mail. */
public record SecretLink(
    UUID id,
    String email,
    Optional<UUID> person,
    Optional<UUID> organization,
    Map<String, String> payload) {

  public SecretLink {
    payload = Map.copyOf(payload);
  }

  static SecretLink from(Row row) {
    return new SecretLink(
        row.getUUID("id"),
        row.getString("email"),
        Optional.ofNullable(row.getUUID("person_id")),
        Optional.ofNullable(row.getUUID("org_id")),
        row.getJsonObject("payload").stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toString())));
  }

  /** The person a link about an account belongs to. */
  public UUID requirePerson() {
    return person.orElseThrow(() -> new IllegalStateException("The link is of no person"));
  }
}
