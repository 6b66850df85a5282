package io.tenantry.booking.visit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Visiting hours of a listing and their limits. Fields left out default to rules.md §17: an hour
 * each, eight a day.
 *
 * @param timeZone of the property, such as Asia/Kolkata; left out, it is that of the country, where
 *     that has only one
 * @param bufferMinutes kept free after each session
 * @param capacity how many people may come to one session
 * @param maxPerDay how many sessions there are in a day
 * @param noticeMinutes how long before it begins a session can be joined
 * @param daysAhead how far ahead
 * @param agentId who shows it, a member of the organization; left out, nobody in particular
 */
record VisitRules(
    @Size(max = 64) String timeZone,
    @NotNull @Size(max = 7) List<@NotNull @Valid WeekdayHours> weeklyHours,
    @Size(max = 366) List<@NotNull @Valid DayHours> exceptions,
    @Min(5) @Max(480) Integer durationMinutes,
    @Min(0) @Max(480) Integer bufferMinutes,
    @Min(1) @Max(200) Integer capacity,
    @Min(1) @Max(100) Integer maxPerDay,
    @Min(0) @Max(43_200) Integer noticeMinutes,
    @Min(1) @Max(180) Integer daysAhead,
    UUID agentId) {

  private static final Hours TEN_TO_SIX = new Hours(LocalTime.of(10, 0), LocalTime.of(18, 0));

  VisitRules {
    exceptions = Objects.requireNonNullElse(exceptions, List.of());
    durationMinutes = Objects.requireNonNullElse(durationMinutes, 60);
    bufferMinutes = Objects.requireNonNullElse(bufferMinutes, 0);
    capacity = Objects.requireNonNullElse(capacity, 1);
    maxPerDay = Objects.requireNonNullElse(maxPerDay, 8);
    noticeMinutes = Objects.requireNonNullElse(noticeMinutes, 0);
    daysAhead = Objects.requireNonNullElse(daysAhead, 14);
  }

  /** For listings nobody has set rules for: half hours from ten to six, Monday to Saturday. */
  static VisitRules usual(ZoneId zone) {
    List<WeekdayHours> week =
        Arrays.stream(DayOfWeek.values())
            .filter(day -> day != DayOfWeek.SUNDAY)
            .map(day -> new WeekdayHours(day, List.of(TEN_TO_SIX)))
            .toList();
    return new VisitRules(zone.getId(), week, List.of(), 30, 0, 1, 16, 0, 14, null);
  }

  /** The same where the clocks of this zone count. */
  VisitRules in(ZoneId zone) {
    return with(zone.getId(), agentId);
  }

  /** The same with somebody who shows it, or nobody in particular. */
  VisitRules shownBy(Optional<UUID> agent) {
    return with(timeZone, agent.orElse(null));
  }

  private VisitRules with(String newZone, UUID newAgent) {
    return new VisitRules(
        newZone,
        weeklyHours,
        exceptions,
        durationMinutes,
        bufferMinutes,
        capacity,
        maxPerDay,
        noticeMinutes,
        daysAhead,
        newAgent);
  }

  ZoneId zone() {
    return ZoneId.of(timeZone);
  }

  Duration length() {
    return Duration.ofMinutes(durationMinutes);
  }

  Duration buffer() {
    return Duration.ofMinutes(bufferMinutes);
  }

  Duration notice() {
    return Duration.ofMinutes(noticeMinutes);
  }

  Optional<UUID> agent() {
    return Optional.ofNullable(agentId);
  }

  /** The hours of a day. */
  Stream<Hours> on(LocalDate day) {
    return exceptions.stream()
        .filter(exception -> exception.date().equals(day))
        .findFirst()
        .map(exception -> exception.hours().stream())
        .orElseGet(() -> on(day.getDayOfWeek()));
  }

  private Stream<Hours> on(DayOfWeek day) {
    return weeklyHours.stream()
        .filter(weekday -> weekday.day() == day)
        .flatMap(weekday -> weekday.hours().stream());
  }

  /** Returns the field that contradicts another, if any. */
  Optional<String> contradiction() {
    boolean week =
        Arrays.stream(DayOfWeek.values())
            .map(this::on)
            .map(Stream::toList)
            .allMatch(Hours::followEachOther);
    if (!week) {
      return Optional.of("weeklyHours");
    }
    boolean days = exceptions.stream().map(DayHours::hours).allMatch(Hours::followEachOther);
    boolean once = exceptions.stream().map(DayHours::date).distinct().count() == exceptions.size();
    return days && once ? Optional.empty() : Optional.of("exceptions");
  }
}
