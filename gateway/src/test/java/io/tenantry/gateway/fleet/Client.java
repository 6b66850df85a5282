package io.tenantry.gateway.fleet;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.util.concurrent.ThreadLocalRandom;

/** A client with an address of its own, so that tests do not use up each other's limits. */
public final class Client {
  private Client() {}

  public static RequestSpecification somebody() {
    return clientAt(address());
  }

  public static RequestSpecification clientAt(String address) {
    return given().header("X-Forwarded-For", address);
  }

  public static RequestSpecification signedIn() {
    return signedIn(Keys.Claims.good());
  }

  public static RequestSpecification signedIn(Keys.Claims claims) {
    return somebody().auth().oauth2(Keys.signed(claims));
  }

  public static String address() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return "100.%d.%d.%d"
        .formatted(random.nextInt(64, 128), random.nextInt(256), random.nextInt(1, 255));
  }
}
