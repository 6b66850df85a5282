package io.tenantry.booking.visit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.time.PlatformDay;
import io.tenantry.platform.time.PropertyDay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Visits as a calendar, and the slots of whole properties (UnitCycle F5.2). */
@ApplicationScoped
class Showings {
  private static final int DAYS_SHOWN = 31;

  private final Visits visits;
  private final VisitPlaces places;
  private final FreeSlots slots;
  private final Clock clock;

  Showings(Visits visits, VisitPlaces places, FreeSlots slots, Clock clock) {
    this.visits = visits;
    this.places = places;
    this.slots = slots;
    this.clock = clock;
  }

  /** The showings of one day at the property. */
  record Day(LocalDate date, List<Showing> showings) {}

  /** A slot of one of a property's listings. */
  record ListingSlot(UUID listingId, Instant startsAt, Instant endsAt, int seatsLeft) {}

  /**
   * The showings of a time, by day; by itself of the month that begins today. Days are those at the
   * property: what begins a day earlier or later on the platform may belong to them.
   */
  Uni<List<Day>> calendar(Caller caller, Optional<LocalDate> from, Optional<LocalDate> to) {
    Instant now = clock.instant();
    LocalDate first = from.orElseGet(() -> PropertyDay.earliest(now));
    LocalDate last = to.orElseGet(() -> first.plusDays(DAYS_SHOWN));
    return visits
        .between(caller, PlatformDay.begin(first.minusDays(1)), PlatformDay.begin(last.plusDays(2)))
        .map(Showings::byDay)
        .map(
            days ->
                days.stream()
                    .filter(day -> !day.date().isBefore(first) && !day.date().isAfter(last))
                    .toList());
  }

  /** Lists the bookable sessions of a property on a day. */
  Uni<List<ListingSlot>> slots(UUID property, Optional<LocalDate> day) {
    return places
        .ofProperty(property)
        .onItem()
        .transformToMulti(found -> Multi.createFrom().iterable(found))
        .onItem()
        .transformToUniAndConcatenate(place -> slots(place, day))
        .collect()
        .asList()
        .map(
            found ->
                found.stream()
                    .flatMap(List::stream)
                    .sorted(Comparator.comparing(ListingSlot::startsAt))
                    .toList());
  }

  private Uni<List<ListingSlot>> slots(VisitPlace place, Optional<LocalDate> day) {
    return slots
        .at(place, day, day)
        .map(free -> free.stream().map(slot -> of(place, slot)).toList());
  }

  private static ListingSlot of(VisitPlace place, Slot slot) {
    return new ListingSlot(place.listingId(), slot.startsAt(), slot.endsAt(), slot.seatsLeft());
  }

  private static List<Day> byDay(List<Visit> visits) {
    Map<LocalDate, List<Showing>> days =
        visits.stream()
            .collect(
                Collectors.groupingBy(
                    Visit::day,
                    TreeMap::new,
                    Collectors.mapping(Showing::of, Collectors.toList())));
    return days.entrySet().stream().map(day -> new Day(day.getKey(), day.getValue())).toList();
  }
}
