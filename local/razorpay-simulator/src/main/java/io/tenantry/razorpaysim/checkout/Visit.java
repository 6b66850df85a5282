package io.tenantry.razorpaysim.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Json;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;

/** Fields that a browser brings to the checkout, from the hosted form or from its address. */
record Visit(MultiMap fields) {
  private static final String NOTES = "notes[";

  static Visit of(RoutingContext http) {
    return new Visit(http.request().params().addAll(http.request().formAttributes()));
  }

  String keyId() {
    return field("key_id").orElse("");
  }

  String orderId() {
    return field("order_id").orElse("");
  }

  Optional<String> callbackUrl() {
    return field("callback_url").filter(Visit::isWeb);
  }

  Optional<String> cancelUrl() {
    return field("cancel_url").filter(Visit::isWeb);
  }

  Optional<String> email() {
    return field("prefill[email]");
  }

  Optional<String> press() {
    return field("press");
  }

  ObjectNode notes() {
    ObjectNode notes = Json.object();
    for (Map.Entry<String, String> entry : fields) {
      if (entry.getKey().startsWith(NOTES)) {
        String name = entry.getKey().substring(NOTES.length(), entry.getKey().length() - 1);
        notes.put(name, entry.getValue());
      }
    }
    return notes;
  }

  private Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
  }

  private static boolean isWeb(String url) {
    return url.startsWith("https://") || url.startsWith("http://");
  }
}
