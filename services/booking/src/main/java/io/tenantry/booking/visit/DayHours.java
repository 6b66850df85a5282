package io.tenantry.booking.visit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/** The hours of one day instead of its weekday's; none when it is closed. */
record DayHours(
    @NotNull LocalDate date, @NotNull @Size(max = 12) List<@NotNull @Valid Hours> hours) {}
