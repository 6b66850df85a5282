package io.tenantry.booking.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanContext;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.booking.availability.Location;
import io.tenantry.booking.availability.Offer;
import io.tenantry.booking.availability.Stock;
import io.tenantry.platform.idempotency.Idempotency.Attempt;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Property
  void nobody_holds_more_than_five_units_not_even_in_one_round(
      @ForAll @IntRange(max = 6) int before,
      @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 6) Integer> wishes) {
    UUID person = UUID.randomUUID();
    HoldHistory history = new HoldHistory(before, 0, Optional.empty());
    List<Verdict> verdicts =
        judgement(1000, Set.of(), Map.of(person, history))
            .of(wishes.stream().map(quantity -> rival(person, quantity)).toList());
    int units = before;
    for (int i = 0; i < wishes.size(); i++) {
      boolean within = units + wishes.get(i) <= HoldLimits.MOST_UNITS;
      assertThat(verdicts.get(i) instanceof Verdict.Held).isEqualTo(within);
      units += within ? wishes.get(i) : 0;
    }
  }

  @Test
  void three_friends_book_together() {
    assertThat(judgement(3, Set.of(), Map.of()).of(List.of(rival(UUID.randomUUID(), 3))))
        .hasOnlyElementsOfType(Verdict.Held.class);
  }

  @Test
  void who_let_a_hold_end_unpaid_waits_and_is_told_for_how_long() {
    UUID person = UUID.randomUUID();
    HoldHistory lapsed = new HoldHistory(0, 1, Optional.of(NOW.minusSeconds(30)));
    HttpProblem refusal = refusal(judgement(9, Set.of(), Map.of(person, lapsed)), person);
    assertThat(refusal.getStatusCode()).isEqualTo(429);
    assertThat(refusal.getHeaders()).containsEntry("Retry-After", 90L);
    assertThat(refusal.getDetail()).endsWith("You can hold it again in 2 minutes.");
    HoldHistory rested = new HoldHistory(0, 1, Optional.of(NOW.minusSeconds(120)));
    assertThat(judgement(9, Set.of(), Map.of(person, rested)).of(List.of(rival(person, 1))))
        .hasOnlyElementsOfType(Verdict.Held.class);
  }

  @ParameterizedTest
  @CsvSource({
    "Pacific/Kiritimati, 2026-11-28, false",
    "Pacific/Kiritimati, 2026-11-29, true",
    "Asia/Kolkata, 2026-11-28, false",
    "America/Los_Angeles, 2026-11-28, true",
    "America/Los_Angeles, 2026-11-27, false",
    "America/Los_Angeles, 2028-11-28, true",
    "America/Los_Angeles, 2028-11-29, false",
    "Pacific/Kiritimati, 2028-11-29, true",
    "Asia/Kolkata, +5874898-01-01, false",
    "Asia/Kolkata, -5877641-06-23, false"
  })
  void days_are_those_at_the_property_from_today_for_two_years(
      String zone, String moveIn, boolean possible) {
    Instant now = Instant.parse("2026-11-28T21:17:00Z");
    Judgement judgement =
        new Judgement(Optional.of(offer(5, ZoneId.of(zone))), Set.of(), Map.of(), now);
    Verdict verdict =
        judgement.of(List.of(rival(UUID.randomUUID(), 1, LocalDate.parse(moveIn)))).getFirst();
    assertThat(verdict instanceof Verdict.Held).isEqualTo(possible);
    if (verdict instanceof Verdict.Refused refused) {
      assertThat(refused.problem().getStatusCode()).isEqualTo(422);
    }
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

  private static HttpProblem refusal(Judgement judgement, UUID person) {
    return ((Verdict.Refused) judgement.of(List.of(rival(person, 1))).getFirst()).problem();
  }

  private static Judgement judgement(
      int units, Set<Attempt> answered, Map<UUID, HoldHistory> histories) {
    return new Judgement(
        Optional.of(offer(units, ZoneId.of("Asia/Kolkata"))), answered, histories, NOW);
  }

  private static Offer offer(int units, ZoneId zone) {
    return new Offer(
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        "Sunny bed",
        true,
        Money.parse("INR 12500.00"),
        Money.parse("INR 25000.00"),
        LocalDate.EPOCH,
        1,
        new Location(Optional.of("IN"), Optional.of(zone)),
        new Stock(units, units, 0, 1));
  }

  private static List<Rival> rivals(int many) {
    return Stream.generate(() -> rival(UUID.randomUUID(), 1)).limit(many).toList();
  }

  private static Rival rival(UUID person, int quantity) {
    return rival(person, quantity, TODAY);
  }

  private static Rival rival(UUID person, int quantity, LocalDate moveIn) {
    return new Rival(
        new Attempt(person, UUID.randomUUID().toString(), ""),
        new BookingWish(UUID.randomUUID(), quantity, moveIn, 11),
        SpanContext.getInvalid());
  }
}
