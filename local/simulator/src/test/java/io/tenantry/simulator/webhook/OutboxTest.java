package io.tenantry.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.Environment;
import io.tenantry.simulator.Place;
import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.store.Store;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
  @TempDir Path folder;

  @Test
  void only_what_is_subscribed_to_goes_out() {
    assertThat(sent(Map.of("WEBHOOK_URL", "http://localhost", "WEBHOOK_EVENTS", "paid,refunded")))
        .isEqualTo(1);
  }

  @Test
  void everything_goes_out_without_a_list() {
    assertThat(sent(Map.of("WEBHOOK_URL", "http://localhost"))).isEqualTo(2);
  }

  @Test
  void nothing_goes_out_when_nobody_listens() {
    assertThat(sent(Map.of())).isZero();
  }

  private int sent(Map<String, String> variables) {
    var environment = new HashMap<>(variables);
    environment.put("DATA_DIR", folder.toString());
    Place place = Place.from(new Environment(environment), 1);
    try (Store store = Store.open(folder.resolve("events.mv"))) {
      Outbox outbox = new Outbox(store, store.table("events"), place::hears);
      outbox.add(event("1", "paid"));
      outbox.add(event("2", "created"));
      return outbox.due(Integer.MAX_VALUE).size();
    }
  }

  private static ObjectNode event(String id, String type) {
    return Json.object().put("id", id).put("type", type);
  }
}
