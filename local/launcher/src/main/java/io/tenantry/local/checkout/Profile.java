package io.tenantry.local.checkout;

import java.util.List;

/** Share of the machine that the fleet may take. */
public enum Profile {
  /** For working: quick to start, small. Only the first compiler, small heaps. */
  DEV,
  /** For benchmarks: both compilers, room for load, services collect with all cores. */
  LOAD;

  public static Profile named(String name) {
    return switch (name) {
      case "", "dev" -> DEV;
      case "load" -> LOAD;
      default -> throw new Problem("There is no profile '" + name + "': use dev or load.");
    };
  }

  /** The compiler flags of every JVM in this profile. */
  public List<String> compiler() {
    return this == LOAD ? List.of() : List.of("-XX:TieredStopAtLevel=1");
  }

  /** The number that this profile takes of the two. */
  public int of(int dev, int load) {
    return this == LOAD ? load : dev;
  }
}
