package io.tenantry.local.artifact;

import io.tenantry.local.checkout.Checkout;
import io.tenantry.local.checkout.Folder;
import io.tenantry.local.checkout.Problem;
import io.tenantry.local.checkout.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The backing servers in {@code local/cache}, as released, fetched through Maven once a version.
 */
public final class Servers {
  private final Checkout checkout;
  private final Versions versions;
  private final Map<String, String> versionOf = new LinkedHashMap<>();

  public Servers(Checkout checkout, Versions versions) {
    this.checkout = checkout;
    this.versions = versions;
    versionOf.put("postgres", versions.server("postgresql"));
    versionOf.put("kafka", versions.server("kafka"));
    versionOf.put("connect", versions.server("kafka") + "-" + versions.server("debezium"));
    versionOf.put("registry", versions.server("apicurio"));
    versionOf.put("elasticsearch", versions.server("elasticsearch"));
    versionOf.put("redis", versions.server("embedded-redis"));
    versionOf.put("keycloak", versions.server("keycloak"));
    versionOf.put("s3proxy", versions.server("s3proxy"));
    versionOf.put("greenmail", versions.server("greenmail"));
  }

  /** Returns the folder of the server of this name, once {@link #fetch} has run. */
  public Path home(String name) {
    return checkout.cache().resolve(name + "-" + versionOf.get(name));
  }

  public String version(String name) {
    return versionOf.get(name);
  }

  public List<String> names() {
    return List.copyOf(versionOf.keySet());
  }

  /** Gets those of {@code names} that are not here yet, in one Maven run. */
  public void fetch(List<String> names, Consumer<String> say) {
    var missing = names.stream().filter(name -> Files.notExists(home(name))).toList();
    if (missing.isEmpty()) {
      return;
    }
    say.accept("Fetching " + String.join(", ", missing) + " (once a version, about 600 MB in all)");
    var staging = checkout.cache().resolve(".staging");
    Folder.delete(staging);
    new Maven(checkout)
        .run(
            "Fetching the backing servers from the artifact registry",
            arguments(missing, staging),
            line -> {});
    missing.forEach(name -> keep(name, staging.resolve(name)));
    Folder.delete(staging);
  }

  private List<String> arguments(List<String> missing, Path staging) {
    var platform = Platform.ofThisMachine();
    var arguments = new ArrayList<>(List.of("-U", "-f", "local/servers/pom.xml", "package"));
    arguments.addAll(List.of("-pl", String.join(",", missing)));
    arguments.addAll(versions.asMavenArguments());
    arguments.add("-Dpostgres.platform=" + platform.postgres());
    arguments.add("-Dredis.platform=" + platform.redis());
    arguments.add("-Dstaging=" + staging);
    return arguments;
  }

  /** A server is in the cache whole or not at all: the last step is one rename. */
  private void keep(String name, Path fetched) {
    try {
      if (name.equals("postgres")) {
        unpackArchive(fetched);
      }
      Files.move(fetched, home(name));
    } catch (IOException e) {
      throw new Problem(name + " could not be put into the cache: " + e.getMessage(), e);
    }
  }

  private static void unpackArchive(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(folder, "*.txz")) {
      for (var archive : files) {
        TarXz.unpack(archive, folder);
        Files.delete(archive);
      }
    }
  }
}
