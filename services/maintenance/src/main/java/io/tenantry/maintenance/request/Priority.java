package io.tenantry.maintenance.request;

import io.tenantry.platform.entities.EnumConverter;
import jakarta.persistence.Converter;

/** Priority of a request; sets the time to complete it ({@link CompleteWithin}). */
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
