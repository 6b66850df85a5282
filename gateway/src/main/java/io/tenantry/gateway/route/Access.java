package io.tenantry.gateway.route;

/** Authentication that a route requires. */
public enum Access {
  /** A valid one is needed. */
  TOKEN,
  /** None is needed; a bad one is refused. */
  PUBLIC,
  /** Not looked at and not passed on: signing in, refreshing, webhooks. */
  OPEN
}
