package io.tenantry.platform.identity;

import jakarta.ws.rs.ForbiddenException;

/** The caller does something only members of an organization do, and belongs to none. */
public final class NotAMember extends ForbiddenException {
  private static final long serialVersionUID = 1L;

  NotAMember() {
    super("Only members of an organization can do this.");
  }
}
