package io.tenantry.rent.invoice;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Item of an invoice. */
public record InvoiceLine(String description, Money amount) {
  static InvoiceLine from(JsonObject line, CurrencyUnit currency) {
    return new InvoiceLine(
        line.getString("description"),
        Money.of(
            currency,
            new BigDecimal(line.getString("amount"))
                .setScale(currency.getDecimalPlaces(), RoundingMode.UNNECESSARY)));
  }
}
