package io.tenantry.stripesim.paymentintent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.stripesim.api.Metadata;
import io.tenantry.stripesim.api.Params;
import io.tenantry.stripesim.api.StripeError;
import io.tenantry.stripesim.money.Currencies;
import java.util.List;

/** Fills a payment intent from the parameters of create and update. Amounts are minor units. */
final class IntentForm {
  private static final long LEAST = 50;
  private static final long MOST = 99_999_999;
  private static final List<String> TEXTS =
      List.of(
          "description",
          "receipt_email",
          "setup_future_usage",
          "statement_descriptor",
          "statement_descriptor_suffix",
          "transfer_group");

  private IntentForm() {}

  static void fill(ObjectNode intent, Params params) {
    params.integer("amount").ifPresent(amount -> intent.put("amount", checked(amount)));
    params
        .text("currency")
        .ifPresent(currency -> intent.put("currency", Currencies.known(currency)));
    Currencies.check(intent.path("amount").asLong(), intent.path("currency").asText(), "amount");
    TEXTS.stream()
        .filter(params::has)
        .forEach(field -> intent.put(field, params.text(field).orElse(null)));
    params.text("confirmation_method").ifPresent(value -> intent.put("confirmation_method", value));
    params.text("capture_method").ifPresent(value -> intent.put("capture_method", captured(value)));
    if (params.has("automatic_payment_methods")) {
      Params automatic = params.child("automatic_payment_methods");
      intent
          .putObject("automatic_payment_methods")
          .put("allow_redirects", automatic.text("allow_redirects").orElse("always"))
          .put("enabled", automatic.flag("enabled"));
    }
    params.integer("application_fee_amount").ifPresent(fee -> fee(intent, fee));
    params
        .child("transfer_data")
        .text("destination")
        .ifPresent(account -> intent.putObject("transfer_data").put("destination", account));
    Metadata.merge(intent, params);
  }

  private static void fee(ObjectNode intent, long fee) {
    if (fee < 0 || fee > intent.get("amount").asLong()) {
      throw StripeError.invalid(
          "parameter_invalid_integer",
          "The application fee cannot be greater than the amount of the charge.",
          "application_fee_amount");
    }
    Currencies.check(fee, intent.path("currency").asText(), "application_fee_amount");
    intent.put("application_fee_amount", fee);
  }

  private static long checked(long amount) {
    if (amount < LEAST) {
      throw StripeError.invalid(
          "amount_too_small", "Amount must be at least 50 minor units.", "amount");
    }
    if (amount > MOST) {
      throw StripeError.invalid(
          "amount_too_large", "Amount must be no more than 99999999 minor units.", "amount");
    }
    return amount;
  }

  private static String captured(String method) {
    if (method.equals("manual")) {
      throw StripeError.invalid(
          "parameter_invalid_enum", "Capturing later isn't simulated.", "capture_method");
    }
    return method;
  }
}
