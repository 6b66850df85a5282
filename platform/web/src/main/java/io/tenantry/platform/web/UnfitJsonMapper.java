package io.tenantry.platform.web;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.validation.Violation;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.Provider;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.joda.money.Money;

/** JSON that can be parsed but whose values do not fit: 422, naming the field and what it takes. */
@Provider
@Priority(1)
public final class UnfitJsonMapper extends ExceptionMapperBase<MismatchedInputException> {
  private static final Map<Class<?>, String> EXAMPLES =
      Map.of(
          LocalDate.class,
          "must be a day such as 2027-01-31, from 1900 to 2200",
          Instant.class,
          "must be a time such as 2027-01-31T09:30:00Z, from 1900 to 2200",
          OffsetDateTime.class,
          "must be a time such as 2027-01-31T09:30:00+05:30, from 1900 to 2200",
          Money.class,
          "must be an amount below 10^15 such as 12500.00, with no more decimals than its currency"
              + " has, and the ISO 4217 code of a currency people pay with, such as INR");

  @Override
  protected HttpProblem toProblem(MismatchedInputException exception) {
    List<Violation> violations = violations(exception);
    return violations.isEmpty() || violations.getFirst().field.isEmpty()
        ? Problems.unreadable("The body must be a JSON object with the documented fields.")
        : Problems.invalid(violations);
  }

  /** Returns the violations, those found earlier in the document included. */
  private static List<Violation> violations(MismatchedInputException exception) {
    if (exception instanceof UnfitValues unfit) {
      return unfit.violations();
    }
    List<Violation> violations = new ArrayList<>();
    if (exception.getProcessor() instanceof BoundedParser json) {
      violations.addAll(json.violations());
    }
    String field = field(exception.getPath());
    if (!field.isEmpty()) {
      violations.add(Violation.In.body.field(field).message(message(exception)));
    }
    return violations;
  }

  private static String field(List<Reference> path) {
    return path.stream()
        .map(at -> at.getFieldName() == null ? "[" + at.getIndex() + "]" : at.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  private static String message(MismatchedInputException exception) {
    Class<?> wanted = exception.getTargetType();
    if (wanted == null) {
      return "has the wrong type";
    }
    if (EXAMPLES.containsKey(wanted)) {
      return EXAMPLES.get(wanted);
    }
    if (exception instanceof InvalidNullException) {
      return "must not be null";
    }
    if (wanted.isEnum()) {
      return "must be one of "
          + Arrays.stream(wanted.getEnumConstants())
              .map(value -> value.toString().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
    }
    return exception instanceof InvalidFormatException invalid && invalid.getValue() != null
        ? "is not a valid " + wanted.getSimpleName()
        : "must be a " + wanted.getSimpleName();
  }
}
