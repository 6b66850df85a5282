package io.tenantry.stripesim.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.stripesim.api.Metadata;
import io.tenantry.stripesim.api.Params;
import io.tenantry.stripesim.api.StripeError;
import io.tenantry.stripesim.store.Blank;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Fills a checkout session from the parameters of create. */
final class SessionForm {
  private static final long SHORTEST = Duration.ofMinutes(30).toSeconds();
  private static final long LONGEST = Duration.ofHours(24).toSeconds();
  private static final long LENIENCE = 60;
  private static final long LEAST = 50;
  private static final Set<String> MODES = Set.of("payment", "setup");
  private static final List<String> TEXTS =
      List.of(
          "billing_address_collection",
          "cancel_url",
          "client_reference_id",
          "customer_email",
          "locale",
          "submit_type",
          "success_url");

  private SessionForm() {}

  static ObjectNode read(Params params, long now) {
    ObjectNode session = Blank.of("checkout.session").put("created", now);
    session.put("mode", mode(params));
    checkUrl(params, "success_url", params.required("success_url"));
    params.text("cancel_url").ifPresent(url -> checkUrl(params, "cancel_url", url));
    for (String field : TEXTS) {
      params.text(field).ifPresent(value -> session.put(field, value));
    }
    session.put("expires_at", expiry(params, now));
    customer(session, params);
    Metadata.merge(session, params);
    return session;
  }

  static void amount(ObjectNode session, long total, String currency) {
    if (total < LEAST) {
      throw StripeError.invalid(
          "amount_too_small",
          "The Checkout Session's total amount due must add up to at least 50 minor units.",
          "line_items");
    }
    session.put("amount_total", total).put("amount_subtotal", total).put("currency", currency);
  }

  private static String mode(Params params) {
    String mode = params.required("mode");
    if (!MODES.contains(mode)) {
      throw StripeError.invalid(
          "parameter_invalid_enum", "Only payment and setup are simulated: " + mode, "mode");
    }
    return mode;
  }

  private static void checkUrl(Params params, String name, String url) {
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      throw StripeError.invalid("url_invalid", "Not a valid URL", params.pathOf(name));
    }
  }

  private static long expiry(Params params, long now) {
    long expiry = params.integer("expires_at").orElse(now + LONGEST);
    if (expiry < now + SHORTEST - LENIENCE || expiry > now + LONGEST + LENIENCE) {
      throw StripeError.invalid(
          "parameter_invalid_integer",
          "The `expires_at` timestamp must be at least 30 minutes and at most 24 hours after"
              + " Checkout Session creation.",
          "expires_at");
    }
    return expiry;
  }

  private static void customer(ObjectNode session, Params params) {
    boolean named = params.text("customer").isPresent();
    if (named && params.text("customer_email").isPresent()) {
      throw StripeError.request(
          "You may only specify one of these parameters: customer, customer_email.");
    }
    if (named && params.text("customer_creation").isPresent()) {
      throw StripeError.request(
          "You may only specify one of these parameters: customer, customer_creation.");
    }
    if (!named) {
      session.put("customer_creation", params.text("customer_creation").orElse("if_required"));
    }
    params.text("customer_email").ifPresent(email -> details(session, email));
  }

  static void details(ObjectNode session, String email) {
    ObjectNode details = session.putObject("customer_details");
    ObjectNode address = details.putObject("address");
    List.of("city", "country", "line1", "line2", "postal_code", "state").forEach(address::putNull);
    details.put("email", email).put("tax_exempt", "none").putArray("tax_ids");
    List.of("name", "phone", "business_name", "individual_name").forEach(details::putNull);
  }
}
