package io.tenantry.stripesim.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** New objects with every field the provider publishes, from {@code resources/blank}. */
public final class Blank {
  private static final Map<String, ObjectNode> READ = new ConcurrentHashMap<>();

  private Blank() {}

  /** A fresh object of a type such as {@code payment_intent}, without id and time. */
  public static ObjectNode of(String type) {
    return READ.computeIfAbsent(type, Blank::read).deepCopy();
  }

  private static ObjectNode read(String type) {
    try (var in = Blank.class.getResourceAsStream("/blank/" + type + ".json")) {
      if (in == null) {
        throw new IllegalArgumentException("No blank for " + type);
      }
      return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
