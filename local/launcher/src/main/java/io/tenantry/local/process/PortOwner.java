package io.tenantry.local.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the process that listens on a port, as far as the system shows it. */
public final class PortOwner {
  private static final String LISTENING = "0A";

  private PortOwner() {}

  public static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** "pid 42 (java, user ana)", or nothing where the system does not tell. */
  public static Optional<String> describe(int port) {
    return pidOf(port)
        .flatMap(ProcessHandle::of)
        .map(
            p ->
                "pid %d (%s, user %s)"
                    .formatted(
                        p.pid(),
                        p.info().command().map(c -> fileName(c)).orElse("unknown program"),
                        p.info().user().orElse("unknown")));
  }

  private static String fileName(String command) {
    return command.substring(command.lastIndexOf('/') + 1);
  }

  private static Optional<Long> pidOf(int port) {
    var sockets =
        Stream.of("/proc/net/tcp", "/proc/net/tcp6")
            .flatMap(table -> lines(Path.of(table)))
            .map(line -> line.trim().split("\\s+", -1))
            .filter(f -> f.length > 9 && f[3].equals(LISTENING) && portIn(f[1]) == port)
            .map(f -> "socket:[" + f[9] + "]")
            .collect(Collectors.toSet());
    return sockets.isEmpty()
        ? Optional.empty()
        : ProcessHandle.allProcesses()
            .map(ProcessHandle::pid)
            .filter(pid -> holdsOneOf(sockets, pid))
            .findFirst();
  }

  private static int portIn(String address) {
    var colon = address.lastIndexOf(':');
    return colon < 0 || address.length() != colon + 5
        ? -1
        : Integer.parseInt(address, colon + 1, address.length(), 16);
  }

  private static boolean holdsOneOf(Set<String> sockets, long pid) {
    try (var open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return open.anyMatch(fd -> sockets.contains(target(fd)));
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().skip(1);
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
