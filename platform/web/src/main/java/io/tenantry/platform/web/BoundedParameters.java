package io.tenantry.platform.web;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;

/** Days, times and decimals in addresses and headers have the bounds of {@link BoundedInput}. */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public final class BoundedParameters implements ParamConverterProvider {
  private static final Map<Class<?>, Function<String, ?>> READERS =
      Map.of(
          LocalDate.class, BoundedInput::day,
          Instant.class, BoundedInput::instant,
          BigDecimal.class, BoundedInput::amount);

  @Override
  @SuppressWarnings("unchecked")
  public <T> ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    Function<String, ?> read = READERS.get(type);
    return read == null ? null : new Bounded<>((Function<String, T>) read);
  }

  private record Bounded<T>(Function<String, T> read) implements ParamConverter<T> {
    @Override
    public T fromString(String text) {
      try {
        return text == null || text.isBlank() ? null : read.apply(text.strip());
      } catch (DateTimeException | NumberFormatException unfit) {
        throw new WebApplicationException(
            unfit, Problems.unreadable(unfit.getMessage() + ".").toResponse());
      }
    }

    @Override
    public String toString(T value) {
      return value.toString();
    }
  }
}
