package io.tenantry.stripesim.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.store.Store;
import io.tenantry.stripesim.api.Page;
import io.tenantry.stripesim.api.Params;
import io.tenantry.stripesim.api.StripeError;
import io.tenantry.stripesim.money.Currencies;
import io.tenantry.stripesim.store.Blank;
import io.tenantry.stripesim.store.Ids;
import io.tenantry.stripesim.store.SimulatedClock;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Items that a checkout session sells. Prices are given in place; there is no catalogue. */
final class LineItems {
  private final Map<String, String> bySession;
  private final SimulatedClock clock;

  LineItems(Store store, SimulatedClock clock) {
    this.bySession = store.map("line_items");
    this.clock = clock;
  }

  ArrayNode read(Params params) {
    ArrayNode items = Json.array();
    params.children("line_items").forEach(item -> items.add(read(item, items)));
    if (items.isEmpty()) {
      throw StripeError.missing("line_items");
    }
    return items;
  }

  void keep(String session, ArrayNode items) {
    ObjectNode list = Page.list("/v1/checkout/sessions/" + session + "/line_items", false, items);
    bySession.put(session, Json.write(list));
  }

  ObjectNode of(ObjectNode session) {
    String kept = bySession.get(session.get("id").asText());
    return kept == null ? Page.list("", false, Json.array()) : Json.read(kept);
  }

  static long total(ArrayNode items) {
    return StreamSupport.stream(items.spliterator(), false)
        .mapToLong(item -> item.get("amount_total").asLong())
        .sum();
  }

  private ObjectNode read(Params given, ArrayNode earlier) {
    Params price = given.child("price_data");
    long quantity = given.requiredInteger("quantity");
    long unit = price.requiredInteger("unit_amount");
    String currency = Currencies.known(price.required("currency"));
    for (JsonNode other : earlier) {
      if (!other.get("currency").asText().equals(currency)) {
        throw StripeError.request("All line items must have the same currency.");
      }
    }
    if (quantity < 1 || unit < 0) {
      throw StripeError.invalid(
          "parameter_invalid_integer", "Must be positive.", given.pathOf("quantity"));
    }
    Currencies.check(unit, currency, price.pathOf("unit_amount"));
    Params product = price.child("product_data");
    ObjectNode item = Blank.of("item").put("id", Ids.next("li_"));
    item.put("currency", currency).put("quantity", quantity);
    item.put("amount_subtotal", unit * quantity).put("amount_total", unit * quantity);
    item.put("description", product.required("name"));
    item.set("price", price(currency, unit));
    return item;
  }

  private ObjectNode price(String currency, long unit) {
    ObjectNode price = Blank.of("price").put("id", Ids.next("price_"));
    price.put("created", clock.seconds()).put("currency", currency).put("active", false);
    price.put("product", Ids.next("prod_"));
    return price.put("unit_amount", unit).put("unit_amount_decimal", String.valueOf(unit));
  }
}
