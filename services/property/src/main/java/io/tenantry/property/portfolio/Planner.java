package io.tenantry.property.portfolio;

import io.tenantry.property.portfolio.Plan.PlannedBed;
import io.tenantry.property.portfolio.Plan.PlannedFloor;
import io.tenantry.property.portfolio.Plan.PlannedRoom;
import io.tenantry.property.property.PropertyDetails;
import io.tenantry.property.property.PropertyType;
import io.tenantry.property.unit.Bed;
import io.tenantry.property.unit.BedStatus;
import io.tenantry.property.unit.Floor;
import io.tenantry.property.unit.Room;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the lines of a property and checks them as if each thing had been sent by itself. */
@ApplicationScoped
class Planner {
  private static final Map<String, Column> OF_PROPERTY =
      Map.of("name", Column.PROPERTY_NAME, "type", Column.PROPERTY_TYPE);
  private static final Map<String, Column> OF_FLOOR = Map.of("name", Column.FLOOR_NAME);
  private static final Map<String, Column> OF_ROOM =
      Map.of("rent", Column.ROOM_RENT, "deposit", Column.ROOM_DEPOSIT);
  private static final Map<String, Column> OF_BED =
      Map.of("rent", Column.BED_RENT, "deposit", Column.BED_DEPOSIT, "status", Column.BED_STATUS);

  private final Validator validator;

  Planner(Validator validator) {
    this.validator = validator;
  }

  Plan plan(List<Line> lines) {
    Line first = lines.getFirst();
    lines.forEach(line -> line.requireSameProperty(first));
    PropertyDetails property = property(first);
    List<PlannedFloor> floors = floors(lines);
    List<RowError> errors = lines.stream().flatMap(line -> line.errors().stream()).toList();
    return new Plan(property, first.number(), floors, errors);
  }

  private List<PlannedFloor> floors(List<Line> lines) {
    return grouped(lines, Column.FLOOR_NUMBER, line -> line.text(Column.BUILDING).orElse("") + "/")
        .stream()
        .map(
            group ->
                new PlannedFloor(floor(group.getFirst()), group.getFirst().number(), rooms(group)))
        .toList();
  }

  private List<PlannedRoom> rooms(List<Line> lines) {
    return grouped(lines, Column.ROOM_NUMBER, line -> "").stream()
        .map(
            group ->
                new PlannedRoom(room(group.getFirst()), group.getFirst().number(), beds(group)))
        .toList();
  }

  private List<PlannedBed> beds(List<Line> lines) {
    return lines.stream()
        .filter(line -> line.has(Column.BED_NUMBER))
        .map(line -> new PlannedBed(bed(line), line.number()))
        .toList();
  }

  /** The lines that name one, by what they name. */
  private static List<List<Line>> grouped(
      List<Line> lines, Column column, Function<Line, String> before) {
    Map<String, List<Line>> groups = new LinkedHashMap<>();
    for (Line line : lines) {
      line.text(column)
          .ifPresent(
              name ->
                  groups
                      .computeIfAbsent(before.apply(line) + name, key -> new ArrayList<>())
                      .add(line));
    }
    return List.copyOf(groups.values());
  }

  private PropertyDetails property(Line line) {
    var details =
        new PropertyDetails(
            text(line, Column.PROPERTY_NAME),
            line.choice(Column.PROPERTY_TYPE, PropertyType.class).orElse(null),
            line.text(Column.DESCRIPTION),
            text(line, Column.ADDRESS_LINE1),
            line.text(Column.ADDRESS_LINE2),
            text(line, Column.CITY),
            line.text(Column.STATE),
            line.text(Column.POSTAL_CODE),
            text(line, Column.COUNTRY),
            line.degrees(Column.LATITUDE).orElse(null),
            line.degrees(Column.LONGITUDE).orElse(null),
            line.texts(Column.AMENITIES),
            Map.of());
    return checked(line, details, OF_PROPERTY);
  }

  private Floor.Details floor(Line line) {
    var details =
        new Floor.Details(
            line.integer(Column.FLOOR_NUMBER).orElse(null),
            line.text(Column.FLOOR_NAME),
            line.text(Column.BUILDING));
    return checked(line, details, OF_FLOOR);
  }

  private Room.Details room(Line line) {
    var details =
        new Room.Details(
            text(line, Column.ROOM_NUMBER),
            line.choice(Column.ROOM_TYPE, Room.Type.class).orElse(Room.Type.STANDARD),
            line.integer(Column.TOTAL_BEDS).orElse(null),
            line.integer(Column.SQUARE_FOOTAGE),
            line.money(Column.ROOM_RENT).orElse(null),
            line.money(Column.ROOM_DEPOSIT).orElse(null),
            Optional.empty(),
            List.of());
    return checked(line, details, OF_ROOM);
  }

  private Bed.Details bed(Line line) {
    if (!line.has(Column.ROOM_NUMBER)) {
      line.fault(Column.ROOM_NUMBER, "is needed where there is a bed");
    }
    var details =
        new Bed.Details(
            text(line, Column.BED_NUMBER),
            line.choice(Column.BED_TYPE, Bed.Type.class).orElse(Bed.Type.SINGLE),
            line.money(Column.BED_RENT).orElse(null),
            line.money(Column.BED_DEPOSIT).orElse(null),
            line.choice(Column.BED_STATUS, BedStatus.class),
            List.of());
    return checked(line, details, OF_BED);
  }

  private static String text(Line line, Column column) {
    return line.text(column).orElse(null);
  }

  private <T> T checked(Line line, T details, Map<String, Column> names) {
    validator
        .validate(details)
        .forEach(
            violation ->
                line.fault(
                    column(violation.getPropertyPath().toString(), names), violation.getMessage()));
    return details;
  }

  /** The column of a component such as {@code postalCode}, or of an element in it. */
  static Column column(String path, Map<String, Column> names) {
    String component = path.replaceAll("[.\\[<].*", "");
    String snake = component.replaceAll("([a-z])([A-Z])", "$1_$2");
    return Optional.ofNullable(names.get(component))
        .or(() -> Column.named(snake))
        .orElse(Column.PROPERTY_NAME);
  }
}
