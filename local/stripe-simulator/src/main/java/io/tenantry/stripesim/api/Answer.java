package io.tenantry.stripesim.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answer to a call. */
record Answer(int status, ObjectNode body, boolean replayed) {

  static Answer of(ObjectNode body) {
    return new Answer(200, body, false);
  }

  static Answer of(StripeError error) {
    return new Answer(error.status(), error.envelope(), false);
  }
}
