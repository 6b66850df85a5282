package io.tenantry.platform.data;

import io.tenantry.platform.identity.Caller;
import java.util.Optional;
import java.util.UUID;

/**
 * Scope of the rows that a transaction may see and write; set on the connection for row-level
 * security, for the length of the transaction. Ids only, so that it is safe in a statement.
 */
sealed interface Scope {
  /** A person, and the organization they work for. */
  record Person(UUID person, Optional<UUID> organization) implements Scope {
    static Person of(Caller caller) {
      return new Person(caller.id(), caller.organization());
    }
  }

  /** The service itself, for one organization or for all: events and scheduled work. */
  record Service(Optional<UUID> organization) implements Scope {}

  /** Begins a transaction in this scope, in one round trip. */
  default String begin() {
    return switch (this) {
      case Person(UUID person, Optional<UUID> organization) ->
          begin("caller", organization, Optional.of(person));
      case Service(Optional<UUID> organization) -> begin("service", organization, Optional.empty());
    };
  }

  private static String begin(String kind, Optional<UUID> organization, Optional<UUID> person) {
    return "begin; set local app.scope = '"
        + kind
        + "'; set local app.org_id = '"
        + organization.map(UUID::toString).orElse("")
        + "'; set local app.person_id = '"
        + person.map(UUID::toString).orElse("")
        + "'";
  }
}
