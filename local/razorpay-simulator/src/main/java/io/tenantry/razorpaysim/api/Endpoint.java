package io.tenantry.razorpaysim.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers one kind of call. */
@FunctionalInterface
public interface Endpoint {
  /** The object to answer with. */
  ObjectNode answer(Call call);
}
