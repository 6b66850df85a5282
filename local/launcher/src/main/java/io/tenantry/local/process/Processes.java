package io.tenantry.local.process;

import io.tenantry.local.checkout.Checkout;
import io.tenantry.local.checkout.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts and ends processes that outlive us, and remembers which are ours. */
public final class Processes {
  private static final Duration GRACE = Duration.ofSeconds(40);

  /** Makes a component's files readable by their owner only. */
  private static final List<String> PRIVATE =
      List.of("/bin/sh", "-c", "umask 077; exec \"$@\"", "private");

  private final Checkout checkout;

  public Processes(Checkout checkout) {
    this.checkout = checkout;
  }

  public LogFile log(String component) {
    return new LogFile(checkout.logs().resolve(component + ".log"));
  }

  public Optional<PidFile> known(String component) {
    return PidFile.read(pidFile(component));
  }

  public Optional<ProcessHandle> running(String component) {
    return known(component).flatMap(PidFile::process);
  }

  public ProcessHandle start(String component, Command command, String fingerprint) {
    var log = log(component);
    log.turn();
    var line = new ArrayList<>(ownSession());
    line.addAll(PRIVATE);
    line.addAll(command.line());
    var builder =
        new ProcessBuilder(line)
            .directory(command.folder().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(log.path().toFile());
    builder.environment().putAll(command.environment());
    try {
      var process = builder.start().toHandle();
      PidFile.of(process, fingerprint).write(pidFile(component));
      return process;
    } catch (IOException e) {
      throw new Problem(component + " could not be started: " + e.getMessage(), e);
    }
  }

  /** Ends it: by its signal first, by force when that does not help. */
  public void stop(Component component) {
    running(component.name()).ifPresent(process -> end(process, component.stopSignal()));
    forget(component.name());
  }

  public void forget(String component) {
    try {
      Files.deleteIfExists(pidFile(component));
    } catch (IOException e) {
      throw new Problem(pidFile(component) + " cannot be deleted: " + e.getMessage(), e);
    }
  }

  private static void end(ProcessHandle process, String signal) {
    var children = process.descendants().toList();
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
      if (Liveness.endsWithin(process, GRACE)) {
        return;
      }
    } catch (IOException e) {
      // No kill on this system: by force, then.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private Path pidFile(String component) {
    return checkout.pids().resolve(component + ".pid");
  }

  /** Ctrl-C and a closed terminal reach a session; the fleet gets sessions of its own. */
  private static List<String> ownSession() {
    for (var setsid : List.of("/usr/bin/setsid", "/bin/setsid")) {
      if (Files.isExecutable(Path.of(setsid))) {
        return List.of(setsid);
      }
    }
    return List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die $!");
  }
}
