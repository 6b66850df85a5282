package io.tenantry.booking.visit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Writes the time at which hours end: midnight as 24:00, which nobody takes for the morning. */
final class ClosingTimeSerializer extends JsonSerializer<LocalTime> {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  @Override
  public void serialize(LocalTime time, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    json.writeString(time.equals(LocalTime.MIDNIGHT) ? "24:00" : TIME.format(time));
  }
}
