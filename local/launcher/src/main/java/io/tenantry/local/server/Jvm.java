package io.tenantry.local.server;

import io.tenantry.local.checkout.Problem;
import io.tenantry.local.checkout.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A command line for the launcher's own JDK, with the settings that were measured to keep the fleet
 * small.
 */
final class Jvm {
  private final List<String> line = new ArrayList<>();

  private Jvm() {
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
  }

  /** Heap in megabytes: at start, at most. */
  static Jvm sized(Profile profile, int start, int most) {
    return of(profile, start, most).with("-XX:+UseSerialGC");
  }

  /**
   * One that answers people. Under load nearly everything it allocates dies young, and a pause of
   * its collector is a pause for everybody; otherwise memory goes back early.
   */
  static Jvm serving(Profile profile, int start, int most) {
    return profile == Profile.LOAD
        ? of(profile, start, most).with("-XX:+UseParallelGC", "-Xmn" + most * 5 / 8 + "m")
        : sized(profile, start, most).with("-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=25");
  }

  private static Jvm of(Profile profile, int start, int most) {
    var jvm = new Jvm();
    jvm.with("-Xms" + start + "m", "-Xmx" + most + "m");
    jvm.with("-XX:+UseCompactObjectHeaders", "-XX:-UsePerfData");
    jvm.line.addAll(profile.compiler());
    return jvm;
  }

  Jvm with(String... flags) {
    line.addAll(List.of(flags));
    return this;
  }

  /**
   * Uses the ahead-of-time cache in {@code file}, or makes this run the one that trains it: the JVM
   * writes the file when it is stopped.
   */
  Jvm cached(Path file) {
    return with(
        Files.exists(file) ? "-XX:AOTCache=" + file : "-XX:AOTCacheOutput=" + file,
        "-Xlog:aot*=off",
        "-Xlog:cds*=off");
  }

  List<String> jar(Path jar, String... arguments) {
    with("-jar", jar.toString());
    return with(arguments).line;
  }

  List<String> main(String classPath, String mainClass, String... arguments) {
    with("-cp", classPath, mainClass);
    return with(arguments).line;
  }

  /** The jars of a folder in a stable order, as an ahead-of-time cache asks for. */
  static String jarsOf(Path folder) {
    try (var jars = Files.list(folder)) {
      return jars.map(Path::toString)
          .filter(name -> name.endsWith(".jar"))
          .sorted()
          .collect(Collectors.joining(":"));
    } catch (IOException e) {
      throw new Problem(folder + " cannot be read: " + e.getMessage(), e);
    }
  }
}
