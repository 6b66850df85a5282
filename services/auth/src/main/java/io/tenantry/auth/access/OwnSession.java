package io.tenantry.auth.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.tenantry.platform.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.UUID;

/** The caller's session, on operations that need none. */
@ApplicationScoped
public class OwnSession {
  private final SecurityIdentity identity;
  private final Instance<Caller> caller;

  OwnSession(SecurityIdentity identity, Instance<Caller> caller) {
    this.identity = identity;
    this.caller = caller;
  }

  /** The person whose session a request carries; empty when it carries none. */
  public Optional<UUID> person() {
    return identity.isAnonymous() ? Optional.empty() : Optional.of(caller.get().id());
  }
}
