package io.tenantry.booking.visit;

import io.tenantry.contracts.booking.VisitCancelled;
import io.tenantry.contracts.booking.VisitCompleted;
import io.tenantry.contracts.booking.VisitConfirmed;
import io.tenantry.contracts.booking.VisitMissed;
import io.tenantry.contracts.booking.VisitReminderDue;
import io.tenantry.contracts.booking.VisitRescheduled;
import io.tenantry.contracts.booking.VisitScheduled;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;

/** Events about visits. */
final class VisitFacts {
  private VisitFacts() {}

  static VisitScheduled scheduled(Visit visit) {
    return about(visit, new VisitScheduled());
  }

  static VisitRescheduled rescheduled(Visit visit, Instant previously, UUID by) {
    VisitRescheduled fact = about(visit, new VisitRescheduled());
    fact.setPreviousStartsAt(previously);
    fact.setRescheduledBy(by);
    return fact;
  }

  static VisitConfirmed confirmed(Visit visit) {
    return about(visit, new VisitConfirmed());
  }

  static VisitCancelled cancelled(Visit visit, UUID by) {
    VisitCancelled fact = about(visit, new VisitCancelled());
    fact.setCancelledBy(by);
    return fact;
  }

  static VisitReminderDue reminderDue(Visit visit, int minutesBefore) {
    VisitReminderDue fact = about(visit, new VisitReminderDue());
    fact.setMinutesBefore(minutesBefore);
    return fact;
  }

  static VisitCompleted completed(Visit visit) {
    return about(visit, new VisitCompleted());
  }

  static VisitMissed missed(Visit visit) {
    return about(visit, new VisitMissed());
  }

  /** All of them say this of their visit. */
  private static <R extends SpecificRecordBase> R about(Visit visit, R fact) {
    fact.put("visitId", visit.id());
    fact.put("listingId", visit.listingId());
    fact.put("propertyId", visit.propertyId());
    fact.put("organizationId", visit.organizationId());
    fact.put("residentId", visit.residentId());
    fact.put("listingTitle", visit.listingTitle());
    fact.put("startsAt", visit.startsAt());
    fact.put("endsAt", visit.endsAt());
    fact.put("agentId", visit.agentId().orElse(null));
    fact.put("timeZone", visit.timeZone());
    fact.put("address", visit.address());
    fact.put("sequence", visit.sequence());
    return fact;
  }
}
