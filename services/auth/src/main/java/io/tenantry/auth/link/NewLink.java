package io.tenantry.auth.link;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A link somebody is to get.
 *
 * @param email where it is sent, in lower case
 * @param person whose account it is about, when there is one
 * @param organization whose invitation it is
 * @param payload comes back when the link is used, and gives the e-mail its words (see the contract
 *     of {@code auth.link_mail})
 */
public record NewLink(
    LinkKind kind,
    String email,
    Optional<UUID> person,
    Optional<UUID> organization,
    Map<String, String> payload) {

  public NewLink {
    payload = Map.copyOf(payload);
  }

  /** A link about somebody's own account. */
  public static NewLink of(LinkKind kind, UUID person, String email, String firstName) {
    return new NewLink(
        kind, email, Optional.of(person), Optional.empty(), Map.of("firstName", firstName));
  }
}
