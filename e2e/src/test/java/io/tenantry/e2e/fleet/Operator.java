package io.tenantry.e2e.fleet;

import io.tenantry.e2e.client.Fleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Acts as an operator of the fleet: kills a component with SIGKILL and restarts it. */
public final class Operator {
  private final Path root;

  /** The operator of a running fleet. */
  public Operator(Fleet fleet) {
    root = fleet.root();
  }

  /** {@code kill -9} of the process that the launcher started under this name. */
  public void kill(String component) throws IOException, InterruptedException {
    long pid =
        Long.parseLong(Files.readAllLines(root.resolve("local/run/" + component + ".pid")).get(0));
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    process.destroyForcibly();
    try {
      process.onExit().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(component + " did not die", e);
    }
  }

  /** {@code make up}: starts what is down and leaves the rest alone. */
  public void repair() throws IOException, InterruptedException {
    Path log = Files.createTempFile("make-up", ".log");
    Process make =
        new ProcessBuilder("make", "--no-print-directory", "up")
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!make.waitFor(5, TimeUnit.MINUTES) || make.exitValue() != 0) {
      throw new IllegalStateException("make up failed:\n" + Files.readString(log));
    }
    Files.delete(log);
  }
}
