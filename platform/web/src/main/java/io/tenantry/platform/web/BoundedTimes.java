package io.tenantry.platform.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;

/** Days and times are ISO texts from 1900 to 2200, and nothing else. */
final class BoundedTimes extends SimpleModule {
  private static final long serialVersionUID = 1L;

  BoundedTimes() {
    add(LocalDate.class, BoundedInput::day);
    add(Instant.class, BoundedInput::instant);
    add(OffsetDateTime.class, BoundedInput::time);
  }

  private <T> void add(Class<T> type, Function<String, T> read) {
    addDeserializer(type, new Reader<>(type, read));
  }

  private static final class Reader<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> read;

    Reader(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (!json.hasToken(JsonToken.VALUE_STRING)) {
        return (T) context.handleUnexpectedToken(_valueClass, json);
      }
      String text = json.getText().strip();
      try {
        return text.isEmpty() ? null : read.apply(text);
      } catch (DateTimeException unfit) {
        throw context.weirdStringException("", _valueClass, "not from 1900 to 2200");
      }
    }
  }
}
