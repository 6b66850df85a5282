package io.tenantry.simulation.booking;

import io.opentelemetry.api.trace.SpanContext;
import io.tenantry.booking.availability.Offer;
import io.tenantry.booking.availability.Stock;
import io.tenantry.booking.booking.Booking;
import io.tenantry.booking.booking.BookingFacts;
import io.tenantry.booking.booking.BookingWish;
import io.tenantry.booking.booking.HoldHistory;
import io.tenantry.booking.booking.Judgement;
import io.tenantry.booking.booking.Rival;
import io.tenantry.booking.booking.Verdict;
import io.tenantry.platform.idempotency.Idempotency.Attempt;
import io.tenantry.simulation.world.Bug;
import io.tenantry.simulation.world.Loop;
import io.tenantry.simulation.world.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Rivals for a listing wait in memory and are judged together; who waits in a crash is lost. */
public final class Rounds {
  private static final long ROUND = 20;
  private final Node node;
  private final BookingStore store;
  private final Optional<Bug> bug;
  private final Loop sweep;
  private final Map<UUID, List<Waiting>> waiting = new LinkedHashMap<>();

  private final Map<UUID, Stock> remembered = new HashMap<>();

  private record Waiting(Rival rival, Consumer<Optional<UUID>> answered) {}

  Rounds(Node node, BookingStore store, Optional<Bug> bug, Loop sweep) {
    this.node = node;
    this.store = store;
    this.bug = bug;
    this.sweep = sweep;
    node.whenUp(waiting::clear);
  }

  /**
   * Somebody wants to hold units.
   *
   * @param answered hears of the booking, or that there is none; maybe never
   */
  public void enter(Attempt attempt, BookingWish wish, Consumer<Optional<UUID>> answered) {
    UUID listing = wish.listingId();
    node.later(
        1,
        () -> {
          List<Waiting> others = waiting.computeIfAbsent(listing, any -> new ArrayList<>());
          others.add(new Waiting(new Rival(attempt, wish, SpanContext.getInvalid()), answered));
          if (others.size() == 1) {
            Stock now = store.offer(listing).stock();
            Stock seen = Optional.ofNullable(remembered.put(listing, now)).orElse(now);
            node.later(node.world().chance().upTo(ROUND), () -> judge(listing, seen));
          }
        });
  }

  private void judge(UUID listing, Stock seenBefore) {
    List<Waiting> round = waiting.remove(listing);
    List<Rival> rivals = round.stream().map(Waiting::rival).toList();
    var judgement =
        new Judgement(
            Optional.of(offer(listing, seenBefore)),
            answered(),
            histories(listing),
            node.world().now());
    List<Verdict> verdicts = judgement.of(rivals);
    node.note("judges " + rivals.size());
    node.commit(() -> write(listing, judgement, verdicts));
    for (int i = 0; i < rivals.size(); i++) {
      answer(round.get(i), verdicts.get(i));
    }
  }

  private Offer offer(UUID listing, Stock seenBefore) {
    return has(Bug.STALE_STOCK) ? store.offer(listing, seenBefore) : store.offer(listing);
  }

  private Set<Attempt> answered() {
    return has(Bug.KEY_IS_FORGOTTEN) ? Set.of() : store.answers().keySet();
  }

  private Map<UUID, HoldHistory> histories(UUID listing) {
    Map<UUID, HoldHistory> histories = new HashMap<>();
    store
        .bookings()
        .forEach(
            booking ->
                histories.merge(
                    booking.residentId(),
                    history(booking, listing),
                    (known, more) -> known.and(more)));
    return histories;
  }

  private HoldHistory history(Booking booking, UUID listing) {
    return HoldHistory.of(booking, listing, node.world().now());
  }

  private void write(UUID listing, Judgement judgement, List<Verdict> verdicts) {
    for (Verdict verdict : verdicts) {
      if (verdict instanceof Verdict.Held held) {
        Booking booking = held.booking();
        store.keep(booking);
        store.answers().put(held.rival().attempt(), booking.id());
        store.tell(booking.id(), BookingFacts.held(booking, held.left()));
        store.keep(listing, judgement.left());
        sweep.wake(Booking.HOLD_TIME.toMillis());
        node.note("holds " + booking.quantity());
      }
    }
  }

  private void answer(Waiting one, Verdict verdict) {
    Optional<UUID> booking =
        switch (verdict) {
          case Verdict.Held held -> Optional.of(held.booking().id());
          case Verdict.Answered again -> Optional.of(store.answers().get(one.rival().attempt()));
          case Verdict.Refused refused -> Optional.empty();
        };
    one.answered().accept(booking);
  }

  private boolean has(Bug planted) {
    return bug.filter(planted::equals).isPresent();
  }
}
