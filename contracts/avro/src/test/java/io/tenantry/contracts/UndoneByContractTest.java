package io.tenantry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** A fact that undoes another is heard by everybody who acted on the first (docs/adr/0060). */
class UndoneByContractTest {
  private final Map<String, Schema> events =
      Contracts.current().stream()
          .filter(schema -> schema.getProp("event") != null)
          .collect(Collectors.toMap(schema -> schema.getProp("event"), Function.identity()));
  private final List<Undoing> table = Undoing.table();
  private final Handlers handlers = new Handlers();

  @Test
  void every_event_stands_in_the_table_exactly_once() {
    assertThat(table.stream().map(Undoing::event))
        .as("contracts/undone-by.csv")
        .containsExactlyInAnyOrderElementsOf(events.keySet());
  }

  @Test
  void every_event_that_undoes_another_exists() {
    assertThat(table).flatExtracting(Undoing::undoneBy).isSubsetOf(events.keySet());
  }

  @Test
  void every_listener_in_the_table_handles_what_undoes_the_event() {
    List<String> deaf = new ArrayList<>();
    for (Undoing row : table) {
      for (Undoing.Listener listener : row.heardBy()) {
        row.undoneBy().stream()
            .filter(undoing -> !row.spares(listener.service(), undoing))
            .filter(
                undoing -> !handlers.handles(listener.service(), listener.type(), type(undoing)))
            .forEach(undoing -> deaf.add(listener + " does not handle " + undoing));
      }
    }
    assertThat(deaf).isEmpty();
  }

  @Test
  void whoever_acts_on_an_event_hears_what_undoes_it_or_the_table_says_why_not() {
    List<String> forgotten = new ArrayList<>();
    for (Undoing row : table) {
      for (String service : handlers.services(type(row.event()))) {
        row.undoneBy().stream()
            .filter(undoing -> !row.spares(service, undoing))
            .filter(undoing -> !row.services().contains(service))
            .forEach(
                undoing ->
                    forgotten.add(
                        "%s acts on %s and must hear %s".formatted(service, row.event(), undoing)));
      }
    }
    assertThat(forgotten).isEmpty();
  }

  @Test
  void an_event_that_nothing_undoes_has_nobody_who_hears_that() {
    assertThat(table.stream().filter(row -> row.undoneBy().isEmpty()))
        .allSatisfy(
            row -> {
              assertThat(row.heardBy()).as(row.event()).isEmpty();
              assertThat(row.needNotHear()).as(row.event()).isEmpty();
            });
  }

  private String type(String event) {
    return events.get(event).getName();
  }
}
