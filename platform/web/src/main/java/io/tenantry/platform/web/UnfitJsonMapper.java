package io.tenantry.platform.web;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** JSON that can be parsed but whose values do not fit: 422, naming the field and what it takes. */
@Provider
@Priority(1)
public final class UnfitJsonMapper extends ExceptionMapperBase<MismatchedInputException> {

  @Override
  protected HttpProblem toProblem(MismatchedInputException exception) {
    String field = field(exception.getPath());
    return field.isEmpty()
        ? Problems.unreadable("The body must be a JSON object with the documented fields.")
        : Problems.invalid(field, message(exception));
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
