package io.tenantry.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.local.checkout.Checkout;
import io.tenantry.local.process.Progress;

/**
 * Rebuilds the search index of the running fleet, as its administrator, and tells how far it is.
 */
record Reindex(Checkout checkout, Progress progress) {
  void run() {
    JsonNode counts = Administrator.runs("rebuild-index", checkout, this::tell);
    progress.say("The index is rebuilt: " + counts);
  }

  private void tell(Administrator administrator) {
    JsonNode rebuild = administrator.get("/api/v1/admin/search/index").path("rebuild");
    if (rebuild.isObject()) {
      progress.say(
          "  %-10s %,d of %,d"
              .formatted(
                  rebuild.path("phase").asText(),
                  rebuild.path("done").asLong(),
                  rebuild.path("expected").asLong()));
    }
  }
}
