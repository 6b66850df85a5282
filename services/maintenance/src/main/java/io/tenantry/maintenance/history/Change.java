package io.tenantry.maintenance.history;

import io.tenantry.platform.entities.EnumConverter;
import jakarta.persistence.Converter;

/** Kind of a change of a request. */
public enum Change {
  REPORTED,
  PLANNED,
  PRIORITIZED,
  CATEGORIZED,
  ASSIGNED,
  UNASSIGNED,
  SCHEDULED,
  UNSCHEDULED,
  ESTIMATED,
  COSTED,
  STARTED,
  COMPLETED,
  CANCELLED,
  REOPENED,
  COMMENTED,
  PHOTO_ADDED,
  OVERDUE;

  /** As it stands in the database. */
  @Converter(autoApply = true)
  static final class Column extends EnumConverter<Change> {
    Column() {
      super(Change.class);
    }
  }
}
