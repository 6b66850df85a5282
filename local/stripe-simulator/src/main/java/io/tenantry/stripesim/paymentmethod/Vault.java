package io.tenantry.stripesim.paymentmethod;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.store.Store;
import io.tenantry.stripesim.api.StripeError;
import io.tenantry.stripesim.card.Decline;
import io.tenantry.stripesim.card.TestCard;
import java.util.Map;

/** Test cards behind payment methods, which the API never shows. */
public final class Vault {
  private final Map<String, String> kept;

  /** Kept in this store. */
  public Vault(Store store) {
    this.kept = store.map("vault");
  }

  /** The test card with this number; any other number is refused as Stripe's test mode does. */
  public static TestCard card(String number) {
    String digits = number.replaceAll("[ -]", "");
    return TestCard.ofNumber(digits)
        .orElseThrow(
            () ->
                StripeError.card(
                    (luhn(digits) ? Decline.NOT_A_TEST_CARD : Decline.INCORRECT_NUMBER)
                        .error()
                        .put("param", "card[number]")));
  }

  void keep(String paymentMethod, TestCard card) {
    kept.put(paymentMethod, Json.write(Json.object().put("card", card.name())));
  }

  /** The card of a payment method. */
  public TestCard cardOf(ObjectNode paymentMethod) {
    return TestCard.valueOf(row(paymentMethod).get("card").asText());
  }

  /** True when the customer agreed to, and authenticated, later charges without them. */
  public boolean isSetUp(ObjectNode paymentMethod) {
    return row(paymentMethod).path("setUp").asBoolean();
  }

  /** Later charges may be made without the customer. */
  public void setUp(ObjectNode paymentMethod) {
    mark(paymentMethod, "setUp");
  }

  /** A payment method used or detached without a customer can't be used again. */
  public boolean isSpent(ObjectNode paymentMethod) {
    return row(paymentMethod).path("spent").asBoolean();
  }

  /** Not to be used again. */
  public void spend(ObjectNode paymentMethod) {
    mark(paymentMethod, "spent");
  }

  private void mark(ObjectNode paymentMethod, String flag) {
    ObjectNode row = row(paymentMethod).put(flag, true);
    kept.put(paymentMethod.get("id").asText(), Json.write(row));
  }

  private ObjectNode row(ObjectNode paymentMethod) {
    return Json.read(kept.get(paymentMethod.get("id").asText()));
  }

  private static boolean luhn(String digits) {
    if (!digits.matches("[0-9]{12,19}")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : digit * 2;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
