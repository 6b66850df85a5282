package io.tenantry.simulator;

import java.util.Map;
import java.util.Optional;

/** The environment's variables, a blank one being none. */
public record Environment(Map<String, String> variables) {

  /** A variable that may be missing. */
  public Optional<String> present(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /** A variable without which nothing starts: {@link IllegalArgumentException}. */
  public String required(String name) {
    return present(name)
        .orElseThrow(() -> new IllegalArgumentException("Set " + name + " in the environment."));
  }
}
