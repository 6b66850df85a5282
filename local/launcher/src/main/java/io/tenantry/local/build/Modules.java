package io.tenantry.local.build;

import io.tenantry.local.artifact.Maven;
import io.tenantry.local.checkout.Checkout;
import io.tenantry.local.checkout.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The modules that run as processes, built when what they are made from has changed. */
public final class Modules {
  private static final Pattern BUILDING =
      Pattern.compile("\\[INFO\\] Building (.+?) [^ ]+(?:-SNAPSHOT)?\\s+\\[(\\d+)/(\\d+)\\]");
  private static final List<String> SHARED =
      List.of("pom.xml", "platform-bom", "platform", "contracts", "services/pom.xml", "fleet.csv");
  private final Checkout checkout;

  public Modules(Checkout checkout) {
    this.checkout = checkout;
  }

  public static boolean exists(Checkout checkout, String module) {
    return Files.exists(checkout.root().resolve(module).resolve("pom.xml"));
  }

  /**
   * Holds the hash of what the module was last built from; changes when the module is built anew.
   */
  public static Path stamp(Checkout checkout, String module) {
    return checkout.root().resolve(module).resolve("target/local-stack.stamp");
  }

  /** Builds, in one Maven run, those that exist and whose sources differ from their stamps. */
  public void build(List<String> modules, Consumer<String> say) {
    var shared = SourceHash.of(checkout.root(), SHARED);
    var changed = new ArrayList<String>();
    for (var module : modules) {
      if (exists(checkout, module) && !hash(shared, module).equals(stamped(module))) {
        changed.add(module);
      }
    }
    if (changed.isEmpty()) {
      return;
    }
    say.accept("Building " + String.join(", ", changed));
    new Maven(checkout)
        .run(
            "The build",
            List.of(
                "package",
                "-DskipTests",
                "-Dspotless.check.skip",
                "-am",
                "-pl",
                String.join(",", changed)),
            line -> report(line, say));
    changed.forEach(module -> stampIt(module, hash(shared, module)));
  }

  /**
   * Notes that what lies in the target folders is what the sources say: Maven was run by other
   * hands.
   */
  public void noteBuilt(List<String> modules) {
    var shared = SourceHash.of(checkout.root(), SHARED);
    modules.stream()
        .filter(module -> exists(checkout, module))
        .forEach(module -> stampIt(module, hash(shared, module)));
  }

  private String hash(String shared, String module) {
    return shared + "-" + SourceHash.of(checkout.root(), sources(module));
  }

  private static List<String> sources(String module) {
    return module.endsWith("-simulator") ? List.of(module, "local/simulator") : List.of(module);
  }

  private static void report(String line, Consumer<String> say) {
    var building = BUILDING.matcher(line);
    if (building.find()) {
      say.accept("  %s/%s %s".formatted(building.group(2), building.group(3), building.group(1)));
    }
  }

  private String stamped(String module) {
    try {
      return Files.readString(stamp(checkout, module));
    } catch (IOException e) {
      return "";
    }
  }

  private void stampIt(String module, String hash) {
    try {
      Files.writeString(stamp(checkout, module), hash);
    } catch (IOException e) {
      throw new Problem(module + " was built but leaves no stamp: " + e.getMessage(), e);
    }
  }
}
