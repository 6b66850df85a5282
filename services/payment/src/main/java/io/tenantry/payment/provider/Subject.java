package io.tenantry.payment.provider;

import java.util.UUID;

/** Which payment a provider speaks about. */
public sealed interface Subject {
  /** The one whose id of ours travelled with it. */
  record Ours(UUID payment) implements Subject {}

  /** The one that is paid on this page. */
  record OnPage(String sessionId) implements Subject {}
}
