package io.tenantry.local.server;

import io.tenantry.local.artifact.Platform;
import io.tenantry.local.checkout.Problem;
import io.tenantry.local.process.Command;
import io.tenantry.local.process.Component;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Redis: the machine's own server where it has one that is new enough, else one out of an artifact.
 */
final class Redis {
  static final String URL = "redis://localhost:" + Ports.REDIS;
  private final Stack stack;

  Redis(Stack stack) {
    this.stack = stack;
  }

  Component component() {
    return Component.named("redis", this::command, Redis::answers)
        .on(Ports.REDIS)
        .after(() -> Files.createDirectories(stack.checkout().data("redis")));
  }

  private Command command() {
    var data = stack.checkout().data("redis");
    var line =
        List.of(
            binary().toString(),
            "--port",
            Integer.toString(Ports.REDIS),
            "--bind",
            "127.0.0.1",
            "--dir",
            data.toString(),
            "--save",
            "",
            "--appendonly",
            "no",
            "--maxmemory",
            "128mb",
            "--maxmemory-policy",
            "volatile-lru",
            "--daemonize",
            "no");
    return new Command(line, Map.of(), data, List.of());
  }

  private Path binary() {
    return onThePath().orElseGet(this::fromTheArtifact);
  }

  private static Optional<Path> onThePath() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .map(folder -> Path.of(folder, "redis-server"))
        .filter(Files::isExecutable)
        .filter(RedisVersion::isNewEnough)
        .findFirst();
  }

  private Path fromTheArtifact() {
    var suffix = Platform.ofThisMachine().redis();
    try (var files = Files.list(stack.servers().home("redis"))) {
      return files
          .filter(f -> f.toString().endsWith(suffix))
          .findFirst()
          .orElseThrow(
              () ->
                  new Problem("There is no Redis for " + suffix + ": install redis-server 6.2+."));
    } catch (IOException e) {
      throw new Problem("The cached Redis cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean answers() throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), Ports.REDIS), 500);
      socket.setSoTimeout(1000);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      var answer = socket.getInputStream().readNBytes(5);
      return "+PONG".equals(new String(answer, StandardCharsets.US_ASCII));
    }
  }
}
