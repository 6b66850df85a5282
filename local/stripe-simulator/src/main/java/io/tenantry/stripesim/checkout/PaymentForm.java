package io.tenantry.stripesim.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.page.Html;
import java.util.Map;

/** The page's markup. */
final class PaymentForm {
  private PaymentForm() {}

  static Html of(ObjectNode session, ObjectNode lineItems, String refusal) {
    boolean payment = session.get("mode").asText().equals("payment");
    String amount = payment ? total(session).toString() : "nothing, save the card";
    return Html.fill(
            "pay",
            Map.of(
                "id", Html.text(session.get("id").asText()),
                "alert", alert(refusal),
                "items", payment ? items(session, lineItems) : Html.NOTHING,
                "amount", Html.text(amount),
                "cancel", cancel(session)))
        .framed(payment ? "Pay " + amount : "Save a card");
  }

  static Amount total(ObjectNode session) {
    return new Amount(session.get("amount_total").asLong(), session.get("currency").asText());
  }

  private static Html alert(String refusal) {
    return refusal.isEmpty()
        ? Html.NOTHING
        : new Html("<p role=\"alert\">" + Html.text(refusal).markup() + "</p>");
  }

  private static Html items(ObjectNode session, ObjectNode lineItems) {
    var rows = new StringBuilder("<table><caption>Your order</caption>");
    rows.append("<thead><tr><th scope=\"col\">Item</th><th scope=\"col\">Quantity</th>");
    rows.append("<th scope=\"col\">Amount</th></tr></thead><tbody>");
    for (JsonNode item : lineItems.get("data")) {
      var amount = new Amount(item.get("amount_total").asLong(), item.get("currency").asText());
      rows.append("<tr><td>").append(Html.text(item.get("description").asText()).markup());
      rows.append("</td><td>").append(item.get("quantity").asLong());
      rows.append("</td><td>").append(Html.text(amount.toString()).markup()).append("</td></tr>");
    }
    rows.append("</tbody><tfoot><tr><th scope=\"row\" colspan=\"2\">Total</th><td>");
    rows.append(Html.text(total(session).toString()).markup()).append("</td></tr></tfoot></table>");
    return new Html(rows.toString());
  }

  private static Html cancel(ObjectNode session) {
    return session.get("cancel_url").isTextual()
        ? new Html(
            "<a href=\"" + Html.text(session.get("cancel_url").asText()).markup() + "\">Cancel</a>")
        : Html.NOTHING;
  }
}
