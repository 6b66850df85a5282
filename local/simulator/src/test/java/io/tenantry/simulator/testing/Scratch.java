package io.tenantry.simulator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders and ports for the simulator of a test. */
public final class Scratch {
  private Scratch() {}

  /** A port on which nobody listens. */
  public static int port() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new folder below {@code target}. */
  public static Path directory() {
    try {
      return Files.createTempDirectory(Path.of("target"), "data").toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
