package io.tenantry.property.portfolio;

import io.tenantry.property.property.PropertyDetails;
import io.tenantry.property.unit.Bed;
import io.tenantry.property.unit.Floor;
import io.tenantry.property.unit.Room;
import java.util.List;

/**
 * Plan for the lines of one property.
 *
 * @param errors what is wrong with them; nothing is made while there is something
 */
record Plan(PropertyDetails property, long line, List<PlannedFloor> floors, List<RowError> errors) {
  /** A floor and what is on it. */
  record PlannedFloor(Floor.Details details, long line, List<PlannedRoom> rooms) {}

  /** A room and what is in it. */
  record PlannedRoom(Room.Details details, long line, List<PlannedBed> beds) {}

  /** A bed. */
  record PlannedBed(Bed.Details details, long line) {}
}
