package io.tenantry.simulation.provider;

import java.util.UUID;

/** Notifications that the provider sends by itself. */
public sealed interface Webhook {
  /** Our payment. */
  UUID payment();

  /** The money was taken. */
  record Taken(UUID payment, String intent) implements Webhook {}

  /** The card was refused. */
  record Refused(UUID payment) implements Webhook {}

  /** Nobody can pay on the page any more. */
  record PageClosed(UUID payment, boolean abandoned) implements Webhook {}

  /** The money went back. */
  record GivenBack(UUID payment) implements Webhook {}
}
