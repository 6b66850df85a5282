package io.tenantry.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Addresses and accounts of the running fleet, from {@code local/run/accounts.json}. */
public final class Fleet {
  private final JsonNode accounts;
  private final Path root;

  private Fleet(Path root, JsonNode accounts) {
    this.root = root;
    this.accounts = accounts;
  }

  /**
   * Reads what {@code make up} wrote.
   *
   * @throws NotAsExpected when no fleet was started from this checkout
   */
  public static Fleet running() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path file = folder.resolve("local/run/accounts.json");
      if (Files.isRegularFile(file)) {
        try {
          return new Fleet(folder, new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    throw new NotAsExpected("No fleet was started here. Start it with: make up");
  }

  /**
   * An address, such as {@code gateway}, {@code stripe} or {@code mail}, without trailing slash.
   */
  public String url(String name) {
    return accounts.path(name).asText();
  }

  /** The address of a service behind the gateway. */
  public String service(String name) {
    return accounts.path("services").path(name).asText();
  }

  /** Everything that was written. */
  public JsonNode accounts() {
    return accounts;
  }

  /** The root of the checkout. */
  public Path root() {
    return root;
  }

  /** The platform's administrator, logged in. */
  public Person administrator() {
    JsonNode admin = accounts.path("admin");
    var person = new Person(this, admin.path("email").asText(), admin.path("password").asText());
    person.logIn();
    return person;
  }
}
