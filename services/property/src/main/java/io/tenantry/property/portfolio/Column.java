package io.tenantry.property.portfolio;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The columns of a portfolio file, one line a bed; import and export have the same. */
enum Column {
  PROPERTY_NAME,
  PROPERTY_TYPE,
  DESCRIPTION,
  ADDRESS_LINE1,
  ADDRESS_LINE2,
  CITY,
  STATE,
  POSTAL_CODE,
  COUNTRY,
  LATITUDE,
  LONGITUDE,
  AMENITIES,
  BUILDING,
  FLOOR_NUMBER,
  FLOOR_NAME,
  ROOM_NUMBER,
  ROOM_TYPE,
  TOTAL_BEDS,
  SQUARE_FOOTAGE,
  ROOM_RENT,
  ROOM_DEPOSIT,
  BED_NUMBER,
  BED_TYPE,
  BED_STATUS,
  BED_RENT,
  BED_DEPOSIT,
  CURRENCY;

  /** Columns that hold numbers. */
  static final Set<Column> NUMBERS =
      Set.of(
          LATITUDE,
          LONGITUDE,
          FLOOR_NUMBER,
          TOTAL_BEDS,
          SQUARE_FOOTAGE,
          ROOM_RENT,
          ROOM_DEPOSIT,
          BED_RENT,
          BED_DEPOSIT);

  /** As the header has it. */
  String header() {
    return name().toLowerCase(Locale.ROOT);
  }

  static String[] headers() {
    return Arrays.stream(values()).map(Column::header).toArray(String[]::new);
  }

  static Optional<Column> named(String header) {
    return Arrays.stream(values())
        .filter(column -> column.header().equalsIgnoreCase(header.strip()))
        .findFirst();
  }

  /** True for columns about the property itself. */
  boolean isOfProperty() {
    return compareTo(BUILDING) < 0;
  }
}
