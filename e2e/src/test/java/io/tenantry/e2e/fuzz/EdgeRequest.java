package io.tenantry.e2e.fuzz;

import io.tenantry.e2e.fleet.Operations.Operation;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A request with one value at the edge.
 *
 * @param body made when it is sent: all of them at once would be more than memory holds
 * @param place the field or parameter that has it, such as {@code body rent.amount}
 * @param mustBeRefused whether the value is one that no field takes
 */
record EdgeRequest(
    Operation operation,
    String path,
    Optional<Supplier<String>> body,
    String place,
    String value,
    boolean mustBeRefused) {
  private static final int SHOWN = 60;

  @Override
  public String toString() {
    return operation + ", " + place + " = " + shortened(value);
  }

  private static String shortened(String text) {
    return text.length() > SHOWN
        ? text.substring(0, SHOWN) + "… (" + text.length() + " characters)"
        : text;
  }
}
