package io.tenantry.property.listing;

/** What is let as one. */
public enum UnitType {
  BED,
  ROOM,
  PROPERTY
}
