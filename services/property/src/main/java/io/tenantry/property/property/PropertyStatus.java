package io.tenantry.property.property;

/** A property is a draft until its first listing is published. */
public enum PropertyStatus {
  DRAFT,
  ACTIVE,
  INACTIVE
}
