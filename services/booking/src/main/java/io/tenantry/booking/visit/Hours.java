package io.tenantry.booking.visit;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;

/**
 * From one time of a day to a later one, by the clocks at the property.
 *
 * @param closes midnight, as 24:00 or 00:00, is the end of the day
 */
record Hours(
    @NotNull @JsonFormat(pattern = "HH:mm") LocalTime opens,
    @NotNull @JsonFormat(pattern = "HH:mm") @JsonSerialize(using = ClosingTimeSerializer.class)
        LocalTime closes) {

  /** True when each ends after it begins, and before the next begins. */
  static boolean followEachOther(List<Hours> day) {
    List<Hours> inOrder = day.stream().sorted(Comparator.comparing(Hours::opens)).toList();
    for (int i = 0; i < inOrder.size(); i++) {
      Hours hours = inOrder.get(i);
      boolean endsInTime = i + 1 == inOrder.size() || hours.closeBy(inOrder.get(i + 1).opens());
      if (!hours.closeAfter(hours.opens()) || !endsInTime) {
        return false;
      }
    }
    return true;
  }

  /** Returns the local time at which these hours begin on a day. */
  LocalDateTime opensOn(LocalDate day) {
    return day.atTime(opens);
  }

  /**
   * Returns the local time at which these hours of a day end; maybe the first moment of the next.
   */
  LocalDateTime closesOn(LocalDate day) {
    return untilMidnight() ? day.plusDays(1).atStartOfDay() : day.atTime(closes);
  }

  private boolean closeAfter(LocalTime time) {
    return untilMidnight() || closes.isAfter(time);
  }

  private boolean closeBy(LocalTime time) {
    return !untilMidnight() && !closes.isAfter(time);
  }

  private boolean untilMidnight() {
    return closes.equals(LocalTime.MIDNIGHT);
  }
}
