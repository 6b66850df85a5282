package io.tenantry.maintenance.request;

import io.tenantry.platform.entities.EnumConverter;
import jakarta.persistence.Converter;

/** How much a request matters; says how soon it is to be completed ({@link CompleteWithin}). */
public enum Priority {
  LOW,
  MEDIUM,
  HIGH,
  URGENT;

  /** As it stands in the database. */
  @Converter(autoApply = true)
  static final class Column extends EnumConverter<Priority> {
    Column() {
      super(Priority.class);
    }
  }
}
