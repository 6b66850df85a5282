package io.tenantry.maintenance.request;

import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.State;
import io.tenantry.platform.entities.EnumConverter;
import jakarta.persistence.Converter;

/** Progress of a request (decisions.md C-25); a completed one may be reopened for 14 days. */
public enum RequestStatus implements State<RequestStatus> {
  RECEIVED,
  IN_PROGRESS,
  COMPLETED,
  CANCELLED;

  private static final Moves<RequestStatus> MOVES =
      Moves.of("maintenance_request", RequestStatus.class)
          .from(RECEIVED)
          .to(IN_PROGRESS, CANCELLED)
          .from(IN_PROGRESS)
          .to(COMPLETED, CANCELLED)
          .from(COMPLETED)
          .to(RECEIVED);

  @Override
  public Moves<RequestStatus> moves() {
    return MOVES;
  }

  /** Returns whether nothing is done any more. */
  boolean isClosed() {
    return this == COMPLETED || this == CANCELLED;
  }

  /** As it stands in the database. */
  @Converter(autoApply = true)
  static final class Column extends EnumConverter<RequestStatus> {
    Column() {
      super(RequestStatus.class);
    }
  }
}
