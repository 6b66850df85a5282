package io.tenantry.local.server;

import io.tenantry.local.artifact.Servers;
import io.tenantry.local.checkout.Checkout;
import io.tenantry.local.checkout.Profile;
import io.tenantry.local.checkout.Secrets;

/** Everything a component is built from. */
public record Stack(Checkout checkout, Secrets secrets, Servers servers, Profile profile) {

  static String local(int port) {
    return "http://localhost:" + port;
  }
}
