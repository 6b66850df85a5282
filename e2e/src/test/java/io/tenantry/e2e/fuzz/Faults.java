package io.tenantry.e2e.fuzz;

import io.tenantry.e2e.client.Answer;
import java.util.Optional;

/** Patterns that no answer to a bad request may contain. */
final class Faults {
  private static final int NOT_IMPLEMENTED = 501;
  private static final int LONGEST_SHOWN = 300;

  private Faults() {}

  static Optional<String> of(Answer answer) {
    String body = answer.body().toString();
    if (answer.status() >= 500 && answer.status() != NOT_IMPLEMENTED) {
      return Optional.of("fell over");
    }
    if (body.contains("Exception") || body.contains("\tat ") || body.contains("java.")) {
      return Optional.of("tells its insides");
    }
    return answer.status() >= 400 && answer.problem().isEmpty()
        ? Optional.of("no problem document")
        : Optional.empty();
  }

  static String shown(Answer answer) {
    String body = answer.body().toString();
    return answer.status()
        + " "
        + (body.length() > LONGEST_SHOWN ? body.substring(0, LONGEST_SHOWN) + "…" : body);
  }
}
