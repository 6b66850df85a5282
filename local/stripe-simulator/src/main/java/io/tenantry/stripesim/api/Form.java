package io.tenantry.stripesim.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads Stripe's nested form encoding: {@code a[b][c]=1&list[]=2&items[0][x]=3}. */
final class Form {
  private static final Pattern BRACKETS = Pattern.compile("[\\[\\]]+");
  private static final int MAX_DEPTH = 8;

  private Form() {}

  static Params read(String text) {
    ObjectNode root = Json.object();
    if (!text.isEmpty()) {
      Stream.of(text.split("&", -1))
          .filter(pair -> !pair.isEmpty())
          .forEach(pair -> add(root, pair));
    }
    return new Params(root, "");
  }

  private static void add(ObjectNode root, String pair) {
    int equals = pair.indexOf('=');
    String name = decode(equals < 0 ? pair : pair.substring(0, equals));
    String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
    String[] path = BRACKETS.split(name.replace("[]", "[+]"), -1);
    int last = name.endsWith("]") ? path.length - 2 : path.length - 1;
    if (last < 0 || last > MAX_DEPTH || path[0].isEmpty()) {
      throw StripeError.invalid("parameter_unknown", "Received unknown parameter: " + name, name);
    }
    ObjectNode branch = root;
    for (int i = 0; i < last; i++) {
      branch = descend(branch, path[i]);
    }
    branch.put(key(branch, path[last]), value);
  }

  private static ObjectNode descend(ObjectNode branch, String name) {
    String key = key(branch, name);
    return branch.get(key) instanceof ObjectNode below ? below : branch.putObject(key);
  }

  private static String key(ObjectNode branch, String name) {
    return name.equals("+") ? String.valueOf(branch.size()) : name;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw StripeError.request("Invalid form encoding: " + e.getMessage());
    }
  }
}
