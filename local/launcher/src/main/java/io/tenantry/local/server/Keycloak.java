package io.tenantry.local.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.local.checkout.Problem;
import io.tenantry.local.process.Command;
import io.tenantry.local.process.Component;
import io.tenantry.local.process.Probe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keycloak, built once for PostgreSQL, with the realm of {@code local/keycloak}. */
final class Keycloak {
  static final String REALM = "tenantry";
  static final String CLIENT = "gateway";
  static final String URL = Stack.local(Ports.KEYCLOAK);
  static final String CLIENT_SECRET = "keycloak.client.gateway";
  static final String ADMIN = "admin";
  static final String ADMIN_PASSWORD = "keycloak.admin";
  static final String PLATFORM_ADMIN = "admin@tenantry.local";
  static final String PLATFORM_ADMIN_PASSWORD = "platform.admin";
  private static final List<String> OPENED =
      List.of(
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED");
  private final Stack stack;
  private final Path home;
  private final Path realm;

  Keycloak(Stack stack) {
    this.stack = stack;
    this.home =
        stack.servers().home("keycloak").resolve("keycloak-" + stack.servers().version("keycloak"));
    this.realm = stack.checkout().root().resolve("local/keycloak/tenantry-realm.json");
  }

  Component component() {
    return Component.named("keycloak", this::command, Probe.http(URL + "/realms/" + REALM))
        .needing("postgres")
        .on(Ports.KEYCLOAK, Ports.KEYCLOAK_MANAGEMENT)
        .after(this::build)
        .then(this::updateRealm)
        .within(Duration.ofMinutes(3));
  }

  /** Takes half a minute, once a version. */
  private void build() throws IOException, InterruptedException {
    var realms = Files.createDirectories(home.resolve("data/import"));
    Files.copy(realm, realms.resolve("tenantry-realm.json"), StandardCopyOption.REPLACE_EXISTING);
    var done = home.resolve("built-for-postgres");
    if (Files.exists(done)) {
      return;
    }
    var builder =
        new ProcessBuilder(
                java(List.of("build", "--db=postgres", "--cache=local", "--health-enabled=true")))
            .redirectErrorStream(true);
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new Problem("Keycloak could not be built:\n" + output.strip());
    }
    Files.createFile(done);
  }

  /** The import at start only makes a realm that is not there. */
  private void updateRealm() throws IOException, InterruptedException {
    var secrets = stack.secrets();
    var file =
        Files.readString(realm)
            .replace("${KEYCLOAK_CLIENT_SECRET}", secrets.password(CLIENT_SECRET))
            .replace("${WEB_URL}", ServiceEnvironment.WEB_URL)
            .replace(
                "${PLATFORM_ADMIN_PASSWORD}", secrets.personsPassword(PLATFORM_ADMIN_PASSWORD));
    var admin = KeycloakAdmin.at(URL, ADMIN, secrets.password(ADMIN_PASSWORD));
    new Realm(admin, REALM).apply(new ObjectMapper().readTree(file));
  }

  private Command command() {
    var database = Database.named("keycloak");
    var secrets = stack.secrets();
    var line =
        java(
            List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                // its events name addresses; auth keeps an audit of its own
                "--log-level=info,org.keycloak.events:off",
                "--http-enabled=true",
                "--http-host=localhost",
                "--http-port=" + Ports.KEYCLOAK,
                "--http-management-port=" + Ports.KEYCLOAK_MANAGEMENT,
                "--hostname=" + URL,
                "--db-url=" + database.jdbcUrl(),
                "--db-username=" + database.owner(),
                "--db-pool-initial-size=1",
                "--db-pool-min-size=1",
                "--db-pool-max-size=" + stack.profile().of(8, 16)));
    var environment =
        Map.of(
            "KC_DB_PASSWORD", secrets.password(Database.passwordName(database.owner())),
            "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
            "KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.password(ADMIN_PASSWORD),
            "KEYCLOAK_CLIENT_SECRET", secrets.password(CLIENT_SECRET),
            "PLATFORM_ADMIN_PASSWORD", secrets.personsPassword(PLATFORM_ADMIN_PASSWORD),
            "WEB_URL", ServiceEnvironment.WEB_URL,
            "MALLOC_ARENA_MAX", "2");
    return new Command(line, environment, stack.checkout().run(), List.of(realm));
  }

  /**
   * Returns the Java command line of {@code kc.sh}, without the shell in between: the pid is
   * Keycloak's own.
   */
  private List<String> java(List<String> arguments) {
    var jvm =
        Jvm.sized(stack.profile(), 64, stack.profile().of(320, 512))
            .with("-XX:MetaspaceSize=96M", "-XX:MaxMetaspaceSize=256m")
            .with("-XX:ReservedCodeCacheSize=96m", "-XX:+ExitOnOutOfMemoryError")
            .with("-Dfile.encoding=UTF-8", "-Duser.language=en", "-Duser.country=US")
            .with(OPENED.toArray(String[]::new))
            .with("-Dkc.home.dir=" + home, "-Djboss.server.config.dir=" + home.resolve("conf"))
            .with("-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
            .with("-Dpicocli.disable.closures=true", "-Dquarkus-log-max-startup-records=10000")
            .with(
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory");
    return new ArrayList<>(
        jvm.main(
            home.resolve("lib/quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
            arguments.toArray(String[]::new)));
  }
}
