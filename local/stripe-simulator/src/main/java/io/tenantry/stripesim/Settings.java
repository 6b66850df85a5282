package io.tenantry.stripesim;

import io.tenantry.simulator.Environment;
import io.tenantry.simulator.Place;

/**
 * Settings of the simulator from the environment.
 *
 * @param publicUrl where browsers reach the checkout page
 */
public record Settings(Place place, String publicUrl, String secretKey, String webhookSecret) {

  /** Reads the environment variables named in the README. */
  public static Settings from(Environment environment) {
    Place place = Place.from(environment, 18090);
    return new Settings(
        place,
        environment.present("CHECKOUT_URL").orElse("http://localhost:" + place.port()),
        environment.required("STRIPE_SECRET_KEY"),
        environment.required("STRIPE_WEBHOOK_SECRET"));
  }
}
