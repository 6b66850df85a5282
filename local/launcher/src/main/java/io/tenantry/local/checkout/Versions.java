package io.tenantry.local.checkout;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The versions of {@code platform-bom/pom.xml}: the only place where one is pinned. */
public record Versions(Map<String, String> byProperty) {
  private static final Pattern PROPERTY =
      Pattern.compile("<([\\w.-]+\\.version)>([^<]+)</\\1>", Pattern.MULTILINE);

  public static Versions of(Checkout checkout) {
    try {
      Map<String, String> found = new LinkedHashMap<>();
      var pom = Files.readString(checkout.root().resolve("platform-bom/pom.xml"));
      PROPERTY.matcher(pom).results().forEach(m -> found.put(m.group(1), m.group(2)));
      return new Versions(found);
    } catch (IOException e) {
      throw new Problem("platform-bom/pom.xml cannot be read: " + e.getMessage(), e);
    }
  }

  public String server(String name) {
    var version = byProperty.get("server." + name + ".version");
    if (version == null) {
      throw new Problem("platform-bom/pom.xml pins no server." + name + ".version.");
    }
    return version;
  }

  /** The arguments that tell {@code local/servers} which versions to fetch. */
  public List<String> asMavenArguments() {
    return byProperty.entrySet().stream()
        .filter(
            e -> e.getKey().startsWith("server.") || e.getKey().equals("dependency-plugin.version"))
        .map(e -> "-D" + e.getKey() + "=" + e.getValue())
        .toList();
  }
}
