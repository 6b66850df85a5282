package io.tenantry.platform.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.validation.Violation;
import java.util.List;

/** Values of a JSON body are outside of what any field may hold; where, and what is wrong. */
final class UnfitValues extends MismatchedInputException {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  UnfitValues(JsonParser json, List<Violation> violations) {
    super(json, "Values outside their bounds");
    this.violations = List.copyOf(violations);
  }

  List<Violation> violations() {
    return violations;
  }
}
