package io.tenantry.platform.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
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
      if (!json.hasToken(JsonToken.START_OBJECT)) {
        return (Money) context.handleUnexpectedToken(Money.class, json);
      }
      String amount = "";
      String currency = "";
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("amount") && value.isScalarValue()) {
          amount = json.getText();
        } else if (name.equals("currency") && value.isScalarValue()) {
          currency = json.getText();
        } else {
          json.skipChildren();
        }
      }
      return money(amount, currency, context);
    }

    private static Money money(String amount, String currency, DeserializationContext context)
        throws IOException {
      try {
        if (Currencies.isInCirculation(currency)) {
          return Money.of(CurrencyUnit.of(currency), BoundedInput.amount(amount));
        }
      } catch (IllegalCurrencyException | ArithmeticException | NumberFormatException unfit) {
        // told below, as what it is
      }
      throw context.weirdStringException("", Money.class, "not an amount with its currency");
    }
  }
}
