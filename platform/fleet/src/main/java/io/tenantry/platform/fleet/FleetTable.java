package io.tenantry.platform.fleet;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;

/** The services of the fleet, as {@code fleet.csv} lists them. */
public final class FleetTable {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setCommentMarker('#')
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreSurroundingSpaces(true)
          .get();
  private static final List<FleetService> SERVICES = readResource();

  private FleetTable() {}

  /** Every service and the gateway, in the order of the table. */
  public static List<FleetService> services() {
    return SERVICES;
  }

  /** The names of those that keep data: they run jobs and hear events. */
  public static List<String> withDatabase() {
    return SERVICES.stream().filter(s -> s.database().isPresent()).map(FleetService::name).toList();
  }

  /** The names of those that hold something about people. */
  public static List<String> withPersonalData() {
    return SERVICES.stream().filter(FleetService::personalData).map(FleetService::name).toList();
  }

  /** Reads a table; refuses one that uses a name, port, database or topic twice. */
  public static List<FleetService> read(Reader table) throws IOException {
    try (var rows = FORMAT.parse(table)) {
      var services = rows.stream().map(FleetService::of).toList();
      refuseDoubles("name", services.stream().map(FleetService::name).toList());
      refuseDoubles("port", services.stream().map(FleetService::port).toList());
      refuseDoubles("database", services.stream().flatMap(s -> s.database().stream()).toList());
      refuseDoubles(
          "topic",
          services.stream().flatMap(s -> s.topics().stream()).map(FleetTopic::name).toList());
      return services;
    }
  }

  private static void refuseDoubles(String what, List<?> values) {
    var seen = new HashSet<Object>();
    for (var value : values) {
      if (!seen.add(value)) {
        throw new IllegalArgumentException("fleet.csv has the " + what + " " + value + " twice.");
      }
    }
  }

  private static List<FleetService> readResource() {
    var table = Objects.requireNonNull(FleetTable.class.getResourceAsStream("/fleet.csv"));
    try (var reader = new InputStreamReader(table, StandardCharsets.UTF_8)) {
      return read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
