package io.tenantry.local.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a script of this repository with commands that only note how they are called. */
final class StubbedScript {
  private static final String STUB =
      """
      #!/bin/sh
      {
        printf '%s\\037' "$@"
        case " $* " in *" @- "*) tr -d '\\n' ;; esac
        echo
      } >> "$CALLS"
      """;
  private final Path folder;
  private final Map<String, String> environment;

  /** Stubs are made in {@code folder}, before everything else on the path. */
  StubbedScript(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** The arguments of each call of {@code command}, and what it was given to read, in order. */
  List<List<String>> callsOf(String command, String... script)
      throws IOException, InterruptedException {
    var calls = folder.resolve("calls");
    Files.writeString(calls, "");
    var stub = Files.writeString(folder.resolve(command), STUB);
    Files.setPosixFilePermissions(stub, PosixFilePermissions.fromString("rwx------"));
    var builder = new ProcessBuilder(script).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("CALLS", calls.toString());
    builder.environment().merge("PATH", folder.toString(), (path, ours) -> ours + ":" + path);
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", script) + " failed: " + output);
    }
    var all = new ArrayList<List<String>>();
    for (var line : Files.readAllLines(calls)) {
      all.add(List.of(line.split("\037", -1)));
    }
    return all;
  }
}
