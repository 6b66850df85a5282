package io.tenantry.payment.razorpay;

import io.tenantry.payment.provider.CheckoutOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Razorpay's page of an order: the fields of its hosted checkout, in an address. */
@ApplicationScoped
class HostedCheckout {
  private final RazorpayKeys keys;
  private final String page;

  HostedCheckout(
      RazorpayKeys keys, @ConfigProperty(name = "tenantry.razorpay.checkout-url") String page) {
    this.keys = keys;
    this.page = page;
  }

  String url(String orderId, CheckoutOrder order) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("key_id", keys.id());
    fields.put("order_id", orderId);
    fields.put("amount", Long.toString(RazorpayAmounts.TABLE.toProvider(order.amount())));
    fields.put("currency", order.amount().getCurrencyUnit().getCode());
    fields.put("description", order.description());
    order.email().ifPresent(email -> fields.put("prefill[email]", email));
    fields.put("notes[" + Notes.PAYMENT + "]", order.payment().toString());
    fields.put("callback_url", order.returnUrl());
    fields.put("cancel_url", order.returnUrl());
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&", page + "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
