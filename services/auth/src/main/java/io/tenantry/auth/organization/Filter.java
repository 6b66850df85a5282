package io.tenantry.auth.organization;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.tenantry.platform.web.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A query parameter that is one of an enum's constants, in any case. */
final class Filter {
  private Filter() {}

  /** Empty when it was not sent; fails with 422, naming what it takes. */
  static <E extends Enum<E>> Optional<E> of(Class<E> choices, String name, String value) {
    return value == null || value.isBlank()
        ? Optional.empty()
        : Arrays.stream(choices.getEnumConstants())
            .filter(choice -> choice.name().equalsIgnoreCase(value.trim()))
            .findFirst()
            .or(() -> refuse(choices, name));
  }

  private static <E extends Enum<E>> Optional<E> refuse(Class<E> choices, String name) {
    String taken =
        Arrays.stream(choices.getEnumConstants())
            .map(choice -> choice.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    throw Problems.invalid(
        List.of(Violation.In.query.field(name).message("must be one of " + taken)));
  }
}
