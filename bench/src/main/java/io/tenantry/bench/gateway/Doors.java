package io.tenantry.bench.gateway;

import io.tenantry.e2e.server.JavaService;
import io.tenantry.e2e.server.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The servers in front of the upstream that are compared. */
final class Doors {
  private Doors() {}

  /** nginx as a plain proxy with connections that stay open: the baseline. */
  static Server nginx(Path program, Path folder, int upstream)
      throws IOException, InterruptedException {
    int port = Server.freePort();
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
    return Server.start(
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
        folder.resolve("nginx.log"),
        () -> listens(port));
  }

  /** Our gateway, as packaged, counting in the stack's Redis. */
  static Server gateway(Path folder, Upstream upstream, String redis, Optional<Path> recording)
      throws IOException, InterruptedException {
    // everything is counted, and nothing refused
    List<String> options = new ArrayList<>(List.of("-Dtenantry.limit.person=100000000/1m"));
    recording.ifPresent(
        file ->
            options.add(
                "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file));
    return JavaService.start(
        "gateway",
        Map.of(
            "KEYCLOAK_URL",
            upstream.url(),
            "TOKEN_AUDIENCE",
            Identity.AUDIENCE,
            "REDIS_URL",
            redis,
            "BOOKING_URL",
            upstream.url()),
        options,
        folder);
  }

  private static boolean listens(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    }
  }
}
