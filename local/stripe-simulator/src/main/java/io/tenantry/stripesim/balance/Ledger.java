package io.tenantry.stripesim.balance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.store.Store;
import io.tenantry.simulator.store.Table;
import io.tenantry.stripesim.api.Api;
import io.tenantry.stripesim.api.Call;
import io.tenantry.stripesim.api.Page;
import io.tenantry.stripesim.api.StripeError;
import io.tenantry.stripesim.store.Blank;
import io.tenantry.stripesim.store.Ids;
import io.tenantry.stripesim.store.Kind;
import io.tenantry.stripesim.store.SimulatedClock;
import java.util.Map;

/** The account's balance and its movements. Amounts are minor units; nothing is ever paid out. */
public final class Ledger {
  private final Table transactions;
  private final Map<String, String> balances;
  private final SimulatedClock clock;

  /** Movements go into this store. */
  public Ledger(Store store, SimulatedClock clock) {
    this.transactions = Kind.BALANCE_TRANSACTION.in(store);
    this.balances = store.map("balance");
    this.clock = clock;
  }

  /** Names the addresses. */
  public void routes(Api api) {
    api.get("/v1/balance", call -> balance());
    api.get(
        "/v1/balance_transactions",
        call -> Page.of(transactions, call, "source", "type", "currency"));
    api.get("/v1/balance_transactions/:id", this::retrieve);
  }

  /**
   * Enters a movement and answers its id.
   *
   * @param type {@code charge}, {@code refund} or {@code adjustment}
   * @param amount negative when money leaves
   * @param fee what the provider keeps
   */
  public String enter(String type, String source, String currency, long amount, long fee) {
    ObjectNode entry =
        Blank.of("balance_transaction").put("id", Ids.next(Kind.BALANCE_TRANSACTION.prefix()));
    entry.put("type", type).put("reporting_category", type).put("source", source);
    entry.put("currency", currency).put("amount", amount).put("fee", fee).put("net", amount - fee);
    entry.put("description", description(type));
    entry.put("created", clock.seconds()).put("available_on", clock.seconds());
    if (fee != 0) {
      ObjectNode detail = entry.withArray("fee_details").addObject();
      detail.put("amount", fee).put("currency", currency).put("type", "stripe_fee");
      detail.put("description", "Stripe processing fees").putNull("application");
    }
    transactions.put(entry);
    balances.merge(
        currency,
        String.valueOf(amount - fee),
        (before, change) -> String.valueOf(Long.parseLong(before) + Long.parseLong(change)));
    return entry.get("id").asText();
  }

  private static String description(String type) {
    return switch (type) {
      case "charge" -> "Payment";
      case "refund" -> "Refund of a payment";
      default -> "Dispute of a payment";
    };
  }

  private ObjectNode balance() {
    ObjectNode balance = Blank.of("balance");
    ArrayNode available = balance.withArray("available");
    balances.forEach((currency, amount) -> available.add(funds(currency, Long.parseLong(amount))));
    balances.keySet().forEach(currency -> balance.withArray("pending").add(funds(currency, 0)));
    balances
        .keySet()
        .forEach(
            currency ->
                balance
                    .withArray("connect_reserved")
                    .add(Json.object().put("amount", 0).put("currency", currency)));
    return balance;
  }

  private static ObjectNode funds(String currency, long amount) {
    ObjectNode funds = Json.object().put("amount", amount).put("currency", currency);
    funds.putObject("source_types").put("card", amount);
    return funds;
  }

  private ObjectNode retrieve(Call call) {
    return transactions
        .find(call.requiredId())
        .orElseThrow(() -> StripeError.notFound("balance transaction", call.requiredId(), "id"));
  }
}
