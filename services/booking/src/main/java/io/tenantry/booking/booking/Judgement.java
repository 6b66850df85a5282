package io.tenantry.booking.booking;

import io.tenantry.booking.availability.Offer;
import io.tenantry.booking.availability.Stock;
import io.tenantry.platform.idempotency.Idempotency.Attempt;
import io.tenantry.platform.time.PropertyDay;
import io.tenantry.platform.web.Problems;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Decides the competing requests for one listing: first come, first served, as long as there are
 * units, and within the limits of a person ({@link HoldLimits}).
 */
public final class Judgement {
  private final Optional<Offer> offer;
  private final Set<Attempt> answered;
  private final Map<UUID, HoldHistory> histories;
  private final Instant now;
  private Optional<Stock> left;

  /**
   * @param answered attempts that have their answer already
   * @param histories of those who have one
   */
  public Judgement(
      Optional<Offer> offer, Set<Attempt> answered, Map<UUID, HoldHistory> histories, Instant now) {
    this.offer = offer.filter(Offer::published);
    this.answered = new HashSet<>(answered);
    this.histories = new HashMap<>(histories);
    this.now = now;
    this.left = this.offer.map(Offer::stock);
  }

  /** A verdict for each, in their order. */
  public List<Verdict> of(List<Rival> rivals) {
    List<Verdict> verdicts = new ArrayList<>(rivals.size());
    rivals.forEach(rival -> verdicts.add(of(rival)));
    return verdicts;
  }

  /** Returns the stock left for others. */
  public Stock left() {
    return left.orElseThrow();
  }

  private Verdict of(Rival rival) {
    if (answered.contains(rival.attempt())) {
      return new Verdict.Answered();
    }
    if (offer.isEmpty()) {
      return new Verdict.Refused(Problems.notFound("The listing"));
    }
    return wrongDay(rival.wish().moveInDate(), offer.get())
        .<Verdict>map(problem -> new Verdict.Refused(Problems.invalid("moveInDate", problem)))
        .orElseGet(() -> hold(rival, offer.get()));
  }

  /** Days are those at the property. */
  private Optional<String> wrongDay(LocalDate moveIn, Offer offer) {
    LocalDate today = PropertyDay.at(now, offer.location().zone(now));
    LocalDate earliest = offer.availableFrom().isAfter(today) ? offer.availableFrom() : today;
    LocalDate latest = today.plusYears(HoldLimits.YEARS_AHEAD);
    if (moveIn.isBefore(earliest)) {
      return Optional.of("must not be before " + earliest);
    }
    return moveIn.isAfter(latest) ? Optional.of("must not be after " + latest) : Optional.empty();
  }

  private Verdict hold(Rival rival, Offer offer) {
    Optional<Stock> rest = left().take(rival.wish().quantity());
    if (rest.isEmpty()) {
      return new Verdict.Refused(Refusals.soldOut());
    }
    if (!offer.canBeDue(rival.wish().quantity())) {
      return new Verdict.Refused(Refusals.tooLarge());
    }
    HoldHistory history = histories.getOrDefault(rival.person(), HoldHistory.NONE);
    if (history.openUnits() + rival.wish().quantity() > HoldLimits.MOST_UNITS) {
      return new Verdict.Refused(Refusals.tooManyHolds(history.openUnits()));
    }
    Optional<Instant> waitsUntil = history.waitsUntil(now);
    if (waitsUntil.isPresent()) {
      return new Verdict.Refused(Refusals.heldBefore(Duration.between(now, waitsUntil.get())));
    }
    histories.put(rival.person(), history.withHold(rival.wish().quantity()));
    answered.add(rival.attempt());
    left = rest;
    return new Verdict.Held(
        rival, Booking.held(rival.person(), rival.wish(), offer, now), rest.get());
  }
}
