package io.tenantry.property.listing;

/** Types of units let as one. */
public enum UnitType {
  BED,
  ROOM,
  PROPERTY
}
