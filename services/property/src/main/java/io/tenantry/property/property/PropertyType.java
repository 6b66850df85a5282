package io.tenantry.property.property;

/** What kind of house it is. */
public enum PropertyType {
  PG,
  HOSTEL,
  COLIVING,
  APARTMENT,
  HOUSE
}
