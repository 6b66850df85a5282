package io.tenantry.booking.booking;

import io.tenantry.booking.availability.Offer;
import io.tenantry.booking.availability.Stock;
import io.tenantry.platform.idempotency.Idempotency.Attempt;
import io.tenantry.platform.web.Problems;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who of the rivals for one listing gets a hold: who comes first, as long as there are units. */
public final class Judgement {
  /** How many holds one person may have open, so that nobody hoards. */
  static final int MOST_OPEN_HOLDS = 5;

  private final Optional<Offer> offer;
  private final Set<Attempt> answered;
  private final Map<UUID, Integer> open;
  private final Instant now;
  private Optional<Stock> left;

  /**
   * @param answered attempts that have their answer already
   * @param open how many holds each person has open
   */
  public Judgement(
      Optional<Offer> offer, Set<Attempt> answered, Map<UUID, Integer> open, Instant now) {
    this.offer = offer.filter(Offer::published);
    this.answered = new HashSet<>(answered);
    this.open = new HashMap<>(open);
    this.now = now;
    this.left = this.offer.map(Offer::stock);
  }

  /** A verdict for each, in their order. */
  public List<Verdict> of(List<Rival> rivals) {
    List<Verdict> verdicts = new ArrayList<>(rivals.size());
    rivals.forEach(rival -> verdicts.add(of(rival)));
    return verdicts;
  }

  /** What is left for others. */
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
    LocalDate earliest = earliest(offer.get());
    if (rival.wish().moveInDate().isBefore(earliest)) {
      return new Verdict.Refused(Problems.invalid("moveInDate", "must not be before " + earliest));
    }
    return hold(rival, offer.get());
  }

  private LocalDate earliest(Offer offer) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return offer.availableFrom().isAfter(today) ? offer.availableFrom() : today;
  }

  private Verdict hold(Rival rival, Offer offer) {
    Optional<Stock> rest = left().take(rival.wish().quantity());
    if (rest.isEmpty()) {
      return new Verdict.Refused(Refusals.soldOut());
    }
    if (open.getOrDefault(rival.person(), 0) >= MOST_OPEN_HOLDS) {
      return new Verdict.Refused(Refusals.tooManyHolds());
    }
    open.merge(rival.person(), 1, Integer::sum);
    answered.add(rival.attempt());
    left = rest;
    return new Verdict.Held(
        rival, Booking.held(rival.person(), rival.wish(), offer, now), rest.get());
  }
}
