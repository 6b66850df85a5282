package io.tenantry.booking.visit;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;

/** From one time of a day to a later one, by the clocks at the property. */
record Hours(
    @NotNull @JsonFormat(pattern = "HH:mm") LocalTime opens,
    @NotNull @JsonFormat(pattern = "HH:mm") LocalTime closes) {

  /** Whether each ends after it begins, and before the next begins. */
  static boolean followEachOther(List<Hours> day) {
    List<Hours> inOrder = day.stream().sorted(Comparator.comparing(Hours::opens)).toList();
    for (int i = 0; i < inOrder.size(); i++) {
      Hours hours = inOrder.get(i);
      boolean endsInTime =
          i + 1 == inOrder.size() || !hours.closes().isAfter(inOrder.get(i + 1).opens());
      if (!hours.opens().isBefore(hours.closes()) || !endsInTime) {
        return false;
      }
    }
    return true;
  }
}
