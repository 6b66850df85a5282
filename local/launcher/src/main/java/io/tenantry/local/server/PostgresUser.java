package io.tenantry.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. Root therefore runs it as the system user {@code postgres} if
 * there is one that reaches the data, else as nobody in particular in a user namespace. Everyone
 * else runs it as themselves.
 */
record PostgresUser(List<String> prefix, boolean changesUser) {
  private static final String NAME = "postgres";
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  static PostgresUser forFolder(Path folder) {
    if (!"root".equals(System.getProperty("user.name"))) {
      return new PostgresUser(List.of(), false);
    }
    if (Files.isExecutable(SETPRIV) && exists() && isReachable(folder)) {
      return new PostgresUser(
          List.of(SETPRIV.toString(), "--reuid=" + NAME, "--regid=" + NAME, "--clear-groups", "--"),
          true);
    }
    return new PostgresUser(List.of("unshare", "-U", "--"), false);
  }

  void own(Path path) throws IOException {
    if (changesUser) {
      var users = path.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(path, users.lookupPrincipalByName(NAME));
    }
  }

  private static boolean exists() {
    try (var users = Files.lines(Path.of("/etc/passwd"))) {
      return users.anyMatch(line -> line.startsWith(NAME + ":"));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isReachable(Path folder) {
    try {
      for (Path at = folder; at != null; at = at.getParent()) {
        if (Files.exists(at)
            && !Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
