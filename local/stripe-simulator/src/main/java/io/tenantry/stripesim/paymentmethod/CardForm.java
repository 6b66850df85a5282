package io.tenantry.stripesim.paymentmethod;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.stripesim.api.Params;
import io.tenantry.stripesim.api.StripeError;
import io.tenantry.stripesim.card.Brand;
import io.tenantry.stripesim.card.TestCard;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** A card as it was given: a test token, or number and expiry. */
record CardForm(TestCard card, long expMonth, long expYear) {
  private static final int EXPIRY_YEARS = 5;

  static CardForm alias(TestCard card, int thisYear) {
    return new CardForm(card, 12, thisYear + EXPIRY_YEARS);
  }

  static CardForm read(Params params, int thisYear) {
    Params card = params.child("card");
    var token = card.text("token");
    if (token.isPresent()) {
      return alias(
          TestCard.ofAlias(token.get())
              .orElseThrow(() -> StripeError.noSuch("token", token.get(), "card[token]")),
          thisYear);
    }
    CardForm form =
        new CardForm(
            Vault.card(card.required("number")),
            card.requiredInteger("exp_month"),
            card.requiredInteger("exp_year"));
    form.checkExpiry(thisYear);
    return form;
  }

  private void checkExpiry(int thisYear) {
    if (expMonth < 1 || expMonth > 12) {
      throw StripeError.invalid(
          "invalid_expiry_month", "Your card's expiration month is invalid.", "card[exp_month]");
    }
    if (expYear < thisYear) {
      throw StripeError.invalid(
          "invalid_expiry_year", "Your card's expiration year is invalid.", "card[exp_year]");
    }
  }

  void show(ObjectNode paymentMethod) {
    Brand brand = Brand.of(card);
    ObjectNode shown = paymentMethod.withObjectProperty("card");
    shown.put("brand", brand.network()).put("display_brand", brand.network());
    shown.put("funding", brand.funding()).put("country", brand.country());
    shown.put("exp_month", expMonth).put("exp_year", expYear);
    shown.put("last4", card.number().substring(card.number().length() - 4));
    shown.put("fingerprint", fingerprint());
    shown.withObjectProperty("networks").withArray("available").add(brand.network());
  }

  /** Equal for the same card, so that a client can tell that it was saved before. */
  private String fingerprint() {
    byte[] digits = card.number().getBytes(StandardCharsets.US_ASCII);
    return UUID.nameUUIDFromBytes(digits).toString().replace("-", "").substring(0, 16);
  }

  static void billing(ObjectNode paymentMethod, Params given) {
    ObjectNode billing = paymentMethod.withObjectProperty("billing_details");
    for (String field : List.of("email", "name", "phone")) {
      given.text(field).ifPresent(value -> billing.put(field, value));
    }
    ObjectNode address = billing.withObjectProperty("address");
    for (String field : List.of("city", "country", "line1", "line2", "postal_code", "state")) {
      given.child("address").text(field).ifPresent(value -> address.put(field, value));
    }
  }
}
