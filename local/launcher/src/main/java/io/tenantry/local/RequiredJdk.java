package io.tenantry.local;

import io.tenantry.local.checkout.Problem;

/** The oldest JDK the fleet runs on. */
final class RequiredJdk {
  static final int FEATURE = 25;

  private RequiredJdk() {}

  static void check(int feature) {
    if (feature < FEATURE) {
      throw new Problem(
          "This is JDK %d; Tenantry needs JDK %d or newer. Set JAVA_HOME to one."
              .formatted(feature, FEATURE));
    }
  }
}
