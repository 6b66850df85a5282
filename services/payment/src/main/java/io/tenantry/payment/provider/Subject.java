package io.tenantry.payment.provider;

import java.util.UUID;

/** Reference of a payment at a provider. */
public sealed interface Subject {
  /** The one whose id of ours travelled with it. */
  record Ours(UUID payment) implements Subject {}

  /** The one that is paid on this page. */
  record OnPage(String sessionId) implements Subject {}

  /** The one whose money has this reference. */
  record OfIntent(String intentId) implements Subject {}
}
