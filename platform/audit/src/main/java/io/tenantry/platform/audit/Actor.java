package io.tenantry.platform.audit;

import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Role;
import java.util.Optional;
import java.util.UUID;

/**
 * Person, API key or service that acted.
 *
 * @param type person, api_key, service or nobody
 * @param id the person or the key
 */
public record Actor(String type, Optional<UUID> id) {
  /** Returns the sender of the request: a person, or an integration by its key's own account. */
  public static Actor of(Caller caller) {
    return caller.is(Role.API_KEY) ? key(caller.id()) : person(caller.id());
  }

  /** A person, known otherwise than by a token: who signs in, who redeems an invitation. */
  public static Actor person(UUID id) {
    return new Actor("person", Optional.of(id));
  }

  /** An integration with an API key. */
  public static Actor key(UUID id) {
    return new Actor("api_key", Optional.of(id));
  }

  /** The platform itself: events and scheduled work. */
  public static Actor service() {
    return new Actor("service", Optional.empty());
  }

  /** Somebody who is not signed in. */
  public static Actor nobody() {
    return new Actor("nobody", Optional.empty());
  }
}
