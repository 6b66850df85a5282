package io.tenantry.auth.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.validation.Violation;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads settings strictly: a misspelt one is refused and not silently lost. */
@ApplicationScoped
class SettingsReader {
  private final ObjectMapper json;
  private final Validator validator;

  SettingsReader(ObjectMapper json, Validator validator) {
    this.json = json;
    this.validator = validator;
  }

  /** Reads what a client sent; fails with 422 and everything that is wrong. */
  Settings read(ObjectNode sent) throws JsonProcessingException {
    List<Violation> violations = new ArrayList<>(unknown(sent, Settings.class, ""));
    Settings settings = json.treeToValue(sent, Settings.class);
    validator
        .validate(settings)
        .forEach(
            wrong ->
                violations.add(violation(wrong.getPropertyPath().toString(), wrong.getMessage())));
    if (!violations.isEmpty()) {
      throw Problems.invalid(violations);
    }
    return settings;
  }

  /** Reads what this service wrote, perhaps before there were as many settings as now. */
  Settings stored(String text) {
    try {
      return json.readValue(text, Settings.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Settings that were valid once are not readable", e);
    }
  }

  String write(Settings settings) {
    try {
      return json.writeValueAsString(settings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Violation> unknown(JsonNode sent, Class<?> type, String prefix) {
    Map<String, RecordComponent> known =
        Arrays.stream(type.getRecordComponents())
            .collect(Collectors.toMap(part -> plain(part.getName()), Function.identity()));
    List<Violation> violations = new ArrayList<>();
    sent.properties()
        .forEach(
            field ->
                Optional.ofNullable(known.get(plain(field.getKey())))
                    .ifPresentOrElse(
                        part ->
                            violations.addAll(
                                within(field.getValue(), part, prefix + part.getName() + ".")),
                        () -> violations.add(unknown(prefix + field.getKey()))));
    return violations;
  }

  private static List<Violation> within(JsonNode value, RecordComponent part, String prefix) {
    return value.isObject() && part.getType().isRecord()
        ? unknown(value, part.getType(), prefix)
        : List.of();
  }

  private static Violation unknown(String name) {
    return violation(name, "is no setting");
  }

  /** Both spellings are accepted (decisions.md C-81). */
  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static Violation violation(String field, String message) {
    return Violation.In.body.field(field).message(message);
  }
}
