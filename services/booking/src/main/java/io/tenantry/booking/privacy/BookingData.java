package io.tenantry.booking.privacy;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.privacy.PersonalData;
import io.tenantry.platform.privacy.Retained;
import io.tenantry.platform.privacy.Sections;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Personal data in booking: ids and what people booked; no names. */
@ApplicationScoped
class BookingData implements PersonalData {
  private static final Map<String, String> SECTIONS =
      Map.of(
          "bookings",
          """
          select to_jsonb(b) - 'resident_id' - 'org_id' from booking b where resident_id = $1 order by id
          """,
          "visits",
          """
          select to_jsonb(v) - 'resident_id' - 'org_id' - 'cancelled_by' - 'agent_id' from visit v
          where resident_id = $1 order by id
          """,
          "visitsShown",
          """
          select jsonb_build_object('id', id, 'listing_title', listing_title, 'starts_at', starts_at, 'status', status)
          from visit where agent_id = $1 order by id
          """,
          "visitWork",
          """
          select jsonb_build_object('organization_id', org_id) from visit_member where person_id = $1
          """,
          "visitCalendar",
          """
          select jsonb_build_object('created_at', created_at) from visit_feed where person_id = $1
          """);

  /** Erasing an agent keeps the visitor's appointment. */
  private static final List<String> ERASE =
      List.of(
          "delete from visit where resident_id = $1",
          "update visit set agent_id = null where agent_id = $1",
          "update visit set cancelled_by = null where cancelled_by = $1",
          "update visit_session set agent_id = null where agent_id = $1",
          "update visit_schedule set agent_id = null where agent_id = $1",
          "delete from visit_member where person_id = $1",
          "delete from visit_feed where person_id = $1");

  private static final Map<String, String> OBJECTIONS =
      Map.of(
          "You have a booking that waits for its payment. Pay it, cancel it, or wait until it ends by itself.",
          """
          select exists (select from booking where resident_id = $1 and status = 'PENDING')
          """,
          "A refund is on its way to you. Wait until you have it.",
          """
          select exists (select from booking where resident_id = $1 and status = 'CANCELLED'
            and refund_requested_at is not null)
          """,
          "You have an appointment to see a listing. Call it off first.",
          """
          select exists (select from visit where resident_id = $1 and status in ('scheduled', 'confirmed')
            and ends_at > now())
          """);

  @Override
  public Set<String> columns() {
    return Set.of(
        "booking.resident_id",
        "visit.resident_id",
        "visit.cancelled_by",
        "visit.agent_id",
        "visit_session.agent_id",
        "visit_schedule.agent_id",
        "visit_member.person_id",
        "visit_feed.person_id");
  }

  @Override
  public Uni<JsonObject> collect(Tx tx, UUID person) {
    return Sections.read(tx, person, SECTIONS);
  }

  @Override
  public Uni<List<String>> objections(Tx tx, UUID person) {
    return Sections.sentences(tx, person, OBJECTIONS);
  }

  /** No law asks for visits that are over. */
  @Override
  public Uni<List<Retained>> erase(Tx tx, UUID person) {
    return Sections.execute(tx, person, ERASE).replaceWith(List.of(Retained.books("Bookings")));
  }
}
