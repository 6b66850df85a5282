package io.tenantry.stripesim.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** The account's key, given as a bearer token or as the user name of basic authentication. */
record SecretKey(String key) {

  boolean opens(String authorization) {
    return authorization != null && equal(given(authorization));
  }

  private static String given(String authorization) {
    if (authorization.startsWith("Bearer ")) {
      return authorization.substring("Bearer ".length());
    }
    if (!authorization.startsWith("Basic ")) {
      return "";
    }
    try {
      byte[] pair = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
      return new String(pair, StandardCharsets.UTF_8).split(":", 2)[0];
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private boolean equal(String given) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
  }
}
