package io.tenantry.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StockPropertyTest {
  enum Kind {
    TAKE,
    GIVE_BACK,
    RESIZE
  }

  record Step(Kind kind, int number) {}

  @Property
  void whatever_happens_nothing_is_oversold_and_nothing_is_lost(@ForAll("steps") List<Step> steps) {
    Stock stock = Stock.opened(5);
    List<Integer> held = new ArrayList<>();
    for (Step step : steps) {
      Stock before = stock;
      stock = apply(step, stock, held);
      int taken = held.stream().mapToInt(Integer::intValue).sum();
      assertThat(stock.taken()).isEqualTo(taken);
      assertThat(stock.available()).isBetween(0, stock.initial());
      assertThat(stock.available()).isEqualTo(Math.max(stock.initial() - taken, 0));
      assertThat(stock.version()).isEqualTo(before.version() + (stock.equals(before) ? 0 : 1));
    }
  }

  @Property
  void units_are_taken_exactly_when_there_are_enough(@ForAll("steps") List<Step> steps) {
    Stock stock = Stock.opened(3);
    List<Integer> held = new ArrayList<>();
    for (Step step : steps) {
      assertThat(stock.take(step.number()).isPresent())
          .isEqualTo(step.number() <= stock.available());
      stock = apply(step, stock, held);
    }
  }

  @Example
  void a_stock_reduced_below_what_is_taken_opens_only_when_enough_came_back() {
    Stock reduced = Stock.opened(3).take(3).orElseThrow().resized(1);
    assertThat(reduced.available()).isZero();
    assertThat(reduced.release(1).available()).isZero();
    assertThat(reduced.release(1).release(1).available()).isZero();
    assertThat(reduced.release(1).release(1).release(1).available()).isEqualTo(1);
  }

  @Example
  void more_than_was_taken_never_comes_back() {
    assertThatThrownBy(() -> Stock.opened(2).release(1)).isInstanceOf(IllegalStateException.class);
  }

  private static Stock apply(Step step, Stock stock, List<Integer> held) {
    return switch (step.kind()) {
      case TAKE -> {
        Optional<Stock> taken = stock.take(step.number());
        taken.ifPresent(changed -> held.add(step.number()));
        yield taken.orElse(stock);
      }
      case GIVE_BACK ->
          held.isEmpty() ? stock : stock.release(held.remove(step.number() % held.size()));
      case RESIZE -> stock.resized(step.number());
    };
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(Arbitraries.of(Kind.class), Arbitraries.integers().between(1, 6))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }
}
