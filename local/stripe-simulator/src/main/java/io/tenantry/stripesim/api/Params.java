package io.tenantry.stripesim.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The parameters of a call, or one branch of them. An empty value means "unset", as at Stripe. */
public record Params(ObjectNode tree, String path) {

  /** Nothing given. */
  public static Params none() {
    return new Params(Json.object(), "");
  }

  /** The value, unless it is missing or empty. */
  public Optional<String> text(String name) {
    return Optional.of(tree.path(name))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(value -> !value.isEmpty());
  }

  /** The value, or Stripe's error for a missing one. */
  public String required(String name) {
    return text(name).orElseThrow(() -> StripeError.missing(pathOf(name)));
  }

  /** A whole number. */
  public OptionalLong integer(String name) {
    return text(name)
        .map(value -> OptionalLong.of(toLong(name, value)))
        .orElse(OptionalLong.empty());
  }

  /** A whole number that must be there. */
  public long requiredInteger(String name) {
    return toLong(name, required(name));
  }

  /** True only for {@code true}; anything but a boolean is an error. */
  public boolean flag(String name) {
    return text(name).map(value -> toBoolean(name, value)).orElse(false);
  }

  /** True when the caller named this parameter, even to unset it. */
  public boolean has(String name) {
    return tree.has(name);
  }

  /** The branch below a name; empty when there is none. */
  public Params child(String name) {
    return tree.path(name) instanceof ObjectNode branch
        ? new Params(branch, pathOf(name))
        : new Params(Json.object(), pathOf(name));
  }

  /** The branches of an array of objects. */
  public List<Params> children(String name) {
    Params branch = child(name);
    return branch.tree.propertyStream().map(entry -> branch.child(entry.getKey())).toList();
  }

  /** The values of an array of texts. */
  public List<String> texts(String name) {
    return elements(tree.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText).toList();
  }

  /** Returns a parameter's name in errors: {@code card[number]}. */
  public String pathOf(String name) {
    return path.isEmpty() ? name : path + "[" + name + "]";
  }

  private static Stream<JsonNode> elements(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false);
  }

  private long toLong(String name, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw StripeError.invalid(
          "parameter_invalid_integer", "Invalid integer: " + value, pathOf(name));
    }
  }

  private boolean toBoolean(String name, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw StripeError.invalid(
              "parameter_invalid_boolean", "Invalid boolean: " + value, pathOf(name));
    };
  }
}
