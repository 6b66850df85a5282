package io.tenantry.booking.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanContext;
import io.tenantry.booking.availability.Offer;
import io.tenantry.booking.availability.Stock;
import io.tenantry.platform.idempotency.Idempotency.Attempt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

  @Property
  void no_more_is_held_than_there_is_and_who_comes_first_goes_first(
      @ForAll @IntRange(max = 40) int units,
      @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 5) Integer> wishes) {
    Judgement judgement = judgement(units, Set.of(), Map.of());
    List<Verdict> verdicts =
        judgement.of(wishes.stream().map(quantity -> rival(UUID.randomUUID(), quantity)).toList());
    int left = units;
    for (int i = 0; i < wishes.size(); i++) {
      boolean enough = wishes.get(i) <= left;
      assertThat(verdicts.get(i) instanceof Verdict.Held).isEqualTo(enough);
      left -= enough ? wishes.get(i) : 0;
    }
    assertThat(judgement.left().available()).isEqualTo(left);
  }

  @Test
  void each_hold_tells_what_is_left_after_it() {
    assertThat(judgement(3, Set.of(), Map.of()).of(rivals(4)))
        .filteredOn(Verdict.Held.class::isInstance)
        .map(verdict -> ((Verdict.Held) verdict).left().available())
        .containsExactly(2, 1, 0);
  }

  @Test
  void nobody_holds_more_than_five_not_even_in_one_round() {
    UUID person = UUID.randomUUID();
    List<Rival> hands = Stream.generate(() -> rival(person, 1)).limit(6).toList();
    assertThat(judgement(30, Set.of(), Map.of(person, 3)).of(hands))
        .filteredOn(Verdict.Held.class::isInstance)
        .hasSize(2);
  }

  @Test
  void who_asks_twice_with_one_key_gets_the_answer_of_the_first_try() {
    Rival twice = rival(UUID.randomUUID(), 1);
    Rival before = rival(UUID.randomUUID(), 1);
    assertThat(judgement(5, Set.of(before.attempt()), Map.of()).of(List.of(twice, twice, before)))
        .map(Verdict::getClass)
        .map(Class::getSimpleName)
        .containsExactly("Held", "Answered", "Answered");
  }

  private static Judgement judgement(int units, Set<Attempt> answered, Map<UUID, Integer> open) {
    Offer offer =
        new Offer(
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            "Sunny bed",
            true,
            Money.parse("INR 12500.00"),
            Money.parse("INR 25000.00"),
            LocalDate.EPOCH,
            1,
            new Stock(units, units, 0, 1));
    return new Judgement(Optional.of(offer), answered, open, NOW);
  }

  private static List<Rival> rivals(int many) {
    return Stream.generate(() -> rival(UUID.randomUUID(), 1)).limit(many).toList();
  }

  private static Rival rival(UUID person, int quantity) {
    return new Rival(
        new Attempt(person, UUID.randomUUID().toString(), ""),
        new BookingWish(UUID.randomUUID(), quantity, TODAY, 11),
        SpanContext.getInvalid());
  }
}
