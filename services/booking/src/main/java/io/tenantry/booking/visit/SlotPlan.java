package io.tenantry.booking.visit;

import io.tenantry.platform.time.PropertyDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The slots that rules make, whoever has taken them. Hours are what clocks at the property show;
 * slots are as long as they should be also on the days on which clocks change.
 */
final class SlotPlan {
  /** Upper bound of one answer; more is found under later days. */
  private static final int MOST_AT_ONCE = 1000;

  private final VisitRules rules;
  private final ZoneId zone;

  SlotPlan(VisitRules rules) {
    this.rules = rules;
    this.zone = rules.zone();
  }

  LocalDate today(Instant now) {
    return PropertyDay.at(now, zone);
  }

  /** The last day on which there are slots. */
  LocalDate lastDay(Instant now) {
    return today(now).plusDays(rules.daysAhead());
  }

  /** The slots on the days from {@code from} to {@code to}, inclusive, that can still be joined. */
  List<Slot> between(LocalDate from, LocalDate to, Instant now) {
    LocalDate first = from.isBefore(today(now)) ? today(now) : from;
    LocalDate last = to.isAfter(lastDay(now)) ? lastDay(now) : to;
    Instant earliest = now.plus(rules.notice());
    return Stream.iterate(first, day -> !day.isAfter(last), day -> day.plusDays(1))
        .flatMap(this::on)
        .filter(slot -> slot.startsAt().isAfter(earliest))
        .limit(MOST_AT_ONCE)
        .toList();
  }

  /** The slot that begins then, if it can still be joined. */
  Optional<Slot> starting(Instant moment, Instant now) {
    boolean near =
        moment.isAfter(now) && moment.isBefore(now.plus(Duration.ofDays(rules.daysAhead() + 2L)));
    return near
        ? between(today(moment), today(moment), now).stream()
            .filter(slot -> slot.startsAt().equals(moment))
            .findFirst()
        : Optional.empty();
  }

  /** All slots of a day, in order. */
  Stream<Slot> on(LocalDate day) {
    return rules
        .on(day)
        .flatMap(hours -> slots(instant(hours.opensOn(day)), instant(hours.closesOn(day))))
        .sorted((one, other) -> one.startsAt().compareTo(other.startsAt()));
  }

  private Stream<Slot> slots(Instant opens, Instant closes) {
    return Stream.iterate(
            opens,
            start -> !start.plus(rules.length()).isAfter(closes),
            start -> start.plus(rules.length()).plus(rules.buffer()))
        .map(start -> new Slot(start, start.plus(rules.length()), rules.capacity()));
  }

  /**
   * The moment when clocks show this, the first one if they do so twice; when they never do, that
   * at which they leap over it.
   */
  private Instant instant(LocalDateTime shown) {
    ZoneOffsetTransition transition = zone.getRules().getTransition(shown);
    return transition != null && transition.isGap()
        ? transition.getInstant()
        : shown.atZone(zone).toInstant();
  }
}
