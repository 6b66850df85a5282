package io.tenantry.stripesim.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Store;
import io.tenantry.simulator.store.Table;
import java.util.Arrays;
import java.util.Optional;

/** The types of object that are kept: what their ids begin with and what lists filter by. */
@SuppressWarnings("ImmutableEnumChecker") // the list is List.of
public enum Kind {
  CUSTOMER("customer", "cus_", "email"),
  PAYMENT_METHOD("payment_method", "pm_", "customer"),
  SETUP_INTENT("setup_intent", "seti_", "customer", "payment_method"),
  PAYMENT_INTENT("payment_intent", "pi_", "customer"),
  CHARGE("charge", "ch_", "customer", "payment_intent"),
  CHECKOUT_SESSION("checkout.session", "cs_test_", "payment_intent", "customer"),
  REFUND("refund", "re_", "charge", "payment_intent"),
  DISPUTE("dispute", "dp_", "charge", "payment_intent"),
  BALANCE_TRANSACTION("balance_transaction", "txn_", "source"),
  EVENT("event", "evt_", "type");

  private final String type;
  private final String prefix;
  private final String[] indexed;

  Kind(String type, String prefix, String... indexed) {
    this.type = type;
    this.prefix = prefix;
    this.indexed = indexed;
  }

  /** The object with this id, whatever its kind. */
  public static Optional<ObjectNode> find(Store store, String id) {
    return Arrays.stream(values())
        .filter(kind -> id.startsWith(kind.prefix))
        .findFirst()
        .flatMap(kind -> kind.in(store).find(id));
  }

  /** The value of the object's {@code object} field. */
  public String type() {
    return type;
  }

  /** Returns the prefix of its ids. */
  public String prefix() {
    return prefix;
  }

  /** Returns its table in a store. */
  public Table in(Store store) {
    return store.table(type, indexed);
  }
}
