package io.tenantry.bench.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process in front of the upstream. */
final class Proxy implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;
  private final Process process;
  private final int port;

  private Proxy(List<String> command, Map<String, String> environment, int port, Path log)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.redirectOutput(log.toFile());
    this.port = port;
    process = builder.start();
    awaitPort(log);
  }

  int port() {
    return port;
  }

  /**
   * The processor time it has used, with its workers; unlike throughput it tells on a busy machine.
   */
  Duration cpu() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .flatMap(part -> part.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** nginx as a plain proxy with connections that stay open: the baseline. */
  static Proxy nginx(Path program, Path folder, int upstream)
      throws IOException, InterruptedException {
    int port = freePort();
    Path configuration = folder.resolve("nginx.conf");
    Files.writeString(
        configuration,
        """
        worker_processes 2;
        pid nginx.pid;
        error_log stderr;
        events { worker_connections 1024; }
        http {
          access_log off;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          keepalive_requests 1000000;
          upstream service { server 127.0.0.1:%d; keepalive 64; keepalive_requests 1000000; }
          server {
            listen 127.0.0.1:%d;
            location / {
              proxy_http_version 1.1;
              proxy_set_header Connection "";
              proxy_pass http://service;
            }
          }
        }
        """
            .formatted(upstream, port));
    return new Proxy(
        List.of(
            program.toString(),
            "-p",
            folder.toString(),
            "-c",
            configuration.toString(),
            "-g",
            "daemon off;"),
        Map.of(),
        port,
        folder.resolve("nginx.log"));
  }

  /** Our gateway, as packaged, counting in the stack's Redis. */
  static Proxy gateway(Path folder, Upstream upstream, String redis, Optional<Path> recording)
      throws IOException, InterruptedException {
    int port = freePort();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                // everything is counted, and nothing refused
                "-Dtenantry.limit.person=100000000/1m"));
    recording.ifPresent(
        file ->
            command.add(
                "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file));
    command.addAll(List.of("-jar", "gateway/target/quarkus-app/quarkus-run.jar"));
    return new Proxy(
        command,
        Map.of(
            "HTTP_PORT",
            Integer.toString(port),
            "HTTP_HOST",
            "127.0.0.1",
            "JSON_LOGS",
            "false",
            "EVENT_LOOPS",
            "2",
            "KEYCLOAK_URL",
            upstream.url(),
            "TOKEN_AUDIENCE",
            Identity.AUDIENCE,
            "REDIS_URL",
            redis,
            "BOOKING_URL",
            upstream.url()),
        port,
        folder.resolve("gateway.log"));
  }

  private void awaitPort(Path log) throws IOException, InterruptedException {
    for (int i = 0; i < PATIENCE_SECONDS * 10 && process.isAlive(); i++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
    close();
    throw new IllegalStateException("It did not start:\n" + Files.readString(log));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
