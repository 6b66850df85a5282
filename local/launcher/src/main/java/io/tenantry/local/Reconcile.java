package io.tenantry.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.local.checkout.Checkout;
import io.tenantry.local.checkout.Problem;
import io.tenantry.local.process.Progress;

/** Has booking recompute every listing's availability from its bookings. */
record Reconcile(Checkout checkout, Progress progress) {
  void run() {
    JsonNode counts = Administrator.runs("reconcile-availability", checkout, running -> {});
    int drifted = counts.path("drifted").asInt();
    if (drifted > 0) {
      throw new Problem(
          "%d of %d listings say something else than their bookings. Which: make logs SERVICE=booking"
              .formatted(drifted, counts.path("listings").asInt()));
    }
    progress.say(
        "%,d listings: availability is what the bookings say."
            .formatted(counts.path("listings").asInt()));
  }
}
