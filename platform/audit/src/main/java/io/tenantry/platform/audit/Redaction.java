package io.tenantry.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes JSON of what changed. Callers name only what may be kept; whoever forgets still leaves no
 * personal data and no secret behind: such fields say only that there was a value.
 */
@ApplicationScoped
class Redaction {
  private static final String LEFT_OUT = "(left out)";
  private static final List<String> PRIVATE =
      List.of(
          "password",
          "secret",
          "token",
          "code",
          "hash",
          "email",
          "phone",
          "firstname",
          "lastname",
          "fullname",
          "address",
          "birth",
          "pan",
          "aadhaar",
          "ssn",
          "ifsc",
          "iban",
          "accountnumber",
          "key",
          "card");

  private final ObjectMapper json;

  Redaction(ObjectMapper json) {
    this.json = json;
  }

  /** Empty when there is nothing to tell. */
  Optional<String> text(Map<String, ?> fields) {
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    JsonNode tree = json.valueToTree(fields);
    redact(tree);
    try {
      return Optional.of(json.writeValueAsString(tree));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("What changed is not representable as JSON", e);
    }
  }

  private static void redact(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              field -> {
                if (isPrivate(field.getKey()) && !field.getValue().isNull()) {
                  object.put(field.getKey(), LEFT_OUT);
                }
              });
    }
    node.forEach(Redaction::redact);
  }

  private static boolean isPrivate(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return PRIVATE.stream().anyMatch(word -> matches(plain, word));
  }

  /** Short words only as a whole name or its beginning: "company" is not a PAN. */
  private static boolean matches(String name, String word) {
    return word.length() <= 4
        ? name.equals(word) || name.equals(word + "number") || name.equals(word + "lastfour")
        : name.contains(word);
  }
}
