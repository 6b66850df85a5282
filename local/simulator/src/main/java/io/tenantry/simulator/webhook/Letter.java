package io.tenantry.simulator.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Delivery of an event to an endpoint: a JSON text, and the headers that authenticate it. */
public record Letter(String payload, Map<String, String> headers) {

  /** Writes and signs as a provider does; at each attempt anew. */
  @FunctionalInterface
  public interface Writer {
    /** The letter for an event as it is kept. */
    Letter write(ObjectNode event);
  }
}
