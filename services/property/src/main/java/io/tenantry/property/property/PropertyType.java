package io.tenantry.property.property;

/** Types of houses. */
public enum PropertyType {
  PG,
  HOSTEL,
  COLIVING,
  APARTMENT,
  HOUSE
}
