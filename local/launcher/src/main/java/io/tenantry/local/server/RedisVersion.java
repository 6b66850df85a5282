package io.tenantry.local.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads the output of {@code redis-server --version}. */
final class RedisVersion {
  private static final Pattern VERSION = Pattern.compile("v=(\\d+)\\.(\\d+)");

  private RedisVersion() {}

  /** 6.2 or later: what our clients' commands need. */
  static boolean isNewEnough(Path server) {
    try {
      var process = new ProcessBuilder(server.toString(), "--version").start();
      return says62OrLater(
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return false;
    }
  }

  static boolean says62OrLater(String text) {
    var version = VERSION.matcher(text);
    return version.find()
        && Integer.parseInt(version.group(1)) * 100 + Integer.parseInt(version.group(2)) >= 602;
  }
}
