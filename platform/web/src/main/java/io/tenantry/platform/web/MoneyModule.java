package io.tenantry.platform.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;

/** Money is {@code {"amount": "12500.00", "currency": "INR"}}: a decimal string and an ISO code. */
final class MoneyModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  MoneyModule() {
    addSerializer(Money.class, new Writer());
    addDeserializer(Money.class, new Reader());
  }

  private static final class Writer extends StdSerializer<Money> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(Money.class);
    }

    @Override
    public void serialize(Money money, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      json.writeStringField("amount", money.getAmount().toPlainString());
      json.writeStringField("currency", money.getCurrencyUnit().getCode());
      json.writeEndObject();
    }
  }

  private static final class Reader extends StdDeserializer<Money> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(Money.class);
    }

    @Override
    public Money deserialize(JsonParser json, DeserializationContext context) throws IOException {
      JsonNode node = context.readTree(json);
      String amount = node.path("amount").asText("");
      String currency = node.path("currency").asText("");
      try {
        return Money.of(CurrencyUnit.of(currency), new BigDecimal(amount));
      } catch (IllegalCurrencyException | ArithmeticException | NumberFormatException e) {
        throw context.weirdStringException(
            amount + " " + currency, Money.class, "not an amount with its currency");
      }
    }
  }
}
