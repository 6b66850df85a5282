package io.tenantry.maintenance.trade;

import io.tenantry.platform.entities.EnumConverter;
import jakarta.persistence.Converter;

/** Trade of a vendor, and category of a defect. */
public enum Trade {
  PLUMBING,
  ELECTRICAL,
  HEATING_AND_COOLING,
  APPLIANCE,
  STRUCTURAL,
  LOCKS,
  PEST,
  CLEANING,
  INTERNET,
  OTHER;

  /** As it stands in the database. */
  @Converter(autoApply = true)
  static final class Column extends EnumConverter<Trade> {
    Column() {
      super(Trade.class);
    }
  }
}
