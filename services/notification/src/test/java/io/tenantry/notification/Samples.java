package io.tenantry.notification;

import io.tenantry.contracts.booking.Availability;
import io.tenantry.contracts.money.Money;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.testing.TestEvents;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Events with something in every field; a test sets what it is about. */
public final class Samples {
  private static final Map<String, Object> RECORDS =
      Map.of(
          "Money", new Money(new BigDecimal("12500.0000"), "INR"),
          "Availability", new Availability(4, 3, 2L));

  private Samples() {}

  /** An event whose fields are those given, and else anything. */
  public static Event of(SpecificRecord empty, Map<String, Object> fields) {
    for (Schema.Field field : empty.getSchema().getFields()) {
      Object given = fields.get(field.name());
      empty.put(field.pos(), given != null ? given : anything(field.schema(), field.name()));
    }
    return TestEvents.of(UUID.randomUUID(), UUID.randomUUID(), empty);
  }

  private static Object anything(Schema schema, String name) {
    LogicalType logical = schema.getLogicalType();
    if (logical != null) {
      return switch (logical.getName()) {
        case "uuid" -> UUID.randomUUID();
        case "date" -> LocalDate.of(2027, 3, 15);
        default -> Instant.parse("2027-03-15T10:30:00Z");
      };
    }
    return switch (schema.getType()) {
      case UNION -> anything(schema.getTypes().getLast(), name);
      case RECORD -> RECORDS.get(schema.getName());
      case INT -> 3;
      case LONG -> 3L;
      case BOOLEAN -> true;
      case ARRAY -> List.of("You have " + name + ".", "You have more of them.");
      default -> name.equals("timeZone") ? "Asia/Kolkata" : "the " + name;
    };
  }
}
