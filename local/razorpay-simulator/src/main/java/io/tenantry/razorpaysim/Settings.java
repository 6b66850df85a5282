package io.tenantry.razorpaysim;

import io.tenantry.simulator.Environment;
import io.tenantry.simulator.Place;

/** Settings of the simulator from the environment. */
public record Settings(Place place, String keyId, String keySecret, String webhookSecret) {

  /** Reads the environment variables named in the README. */
  public static Settings from(Environment environment) {
    return new Settings(
        Place.from(environment, 18091),
        environment.required("RAZORPAY_KEY_ID"),
        environment.required("RAZORPAY_KEY_SECRET"),
        environment.required("RAZORPAY_WEBHOOK_SECRET"));
  }
}
