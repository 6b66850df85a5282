package io.tenantry.stripesim.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers one kind of call, or throws a {@link StripeError}. */
@FunctionalInterface
public interface Endpoint {
  /** The object to answer with. */
  ObjectNode answer(Call call);
}
