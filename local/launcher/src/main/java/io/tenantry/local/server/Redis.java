package io.tenantry.local.server;

import io.tenantry.local.artifact.Platform;
import io.tenantry.local.checkout.PrivateFile;
import io.tenantry.local.checkout.PrivateFolder;
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
  private static final String PASSWORD = "redis";
  private final Stack stack;

  Redis(Stack stack) {
    this.stack = stack;
  }

  Component component() {
    return Component.named("redis", this::command, this::answers)
        .on(Ports.REDIS)
        .after(this::configure);
  }

  /** Returns its address, with the password that it asks for. */
  static String url(Stack stack) {
    return "redis://:" + password(stack) + "@localhost:" + Ports.REDIS;
  }

  private static String password(Stack stack) {
    return stack.secrets().password(PASSWORD);
  }

  /** The password stands in a file: command lines are everybody's to read. */
  private void configure() throws IOException {
    PrivateFolder.make(stack.checkout().data("redis"));
    PrivateFile.write(config(), "requirepass " + password(stack) + "\n");
  }

  private Path config() {
    return stack.checkout().secrets().resolve("redis.conf");
  }

  private Command command() {
    var data = stack.checkout().data("redis");
    var line =
        List.of(
            binary().toString(),
            config().toString(),
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
    return new Command(line, Map.of(), data, List.of(config()));
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

  private boolean answers() throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), Ports.REDIS), 500);
      socket.setSoTimeout(1000);
      var asked = "AUTH " + password(stack) + "\r\nPING\r\n";
      socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
      var answer = socket.getInputStream().readNBytes("+OK\r\n+PONG".length());
      return "+OK\r\n+PONG".equals(new String(answer, StandardCharsets.US_ASCII));
    }
  }
}
