package io.tenantry.booking.visit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.util.List;

/** The hours of a weekday, every week. */
record WeekdayHours(
    @NotNull DayOfWeek day, @NotNull @Size(max = 12) List<@NotNull @Valid Hours> hours) {}
