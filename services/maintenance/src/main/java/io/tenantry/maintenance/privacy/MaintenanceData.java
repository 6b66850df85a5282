package io.tenantry.maintenance.privacy;

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

/**
 * Personal data of maintenance: homes, reports, comments and photos. Erasure takes words and
 * photos; that something was mended, for how much, stays.
 */
@ApplicationScoped
class MaintenanceData implements PersonalData {
  private static final Map<String, String> SECTIONS =
      Map.of(
          "homes",
          """
          select jsonb_build_object('lease_id', lease_id, 'unit', unit, 'starts_on', starts_on)
          from home where resident_id = $1 order by lease_id
          """,
          "requests",
          """
          select jsonb_build_object('id', id, 'unit', unit, 'category', category, 'place', place,
            'description', description, 'access', access, 'status', status, 'reported_at', reported_at)
          from maintenance_request where resident_id = $1 or reported_by = $1 order by id
          """,
          "comments",
          """
          select jsonb_build_object('id', id, 'request_id', request_id, 'text', text,
            'written_at', written_at)
          from request_comment where written_by = $1 order by id
          """,
          "photos",
          """
          select jsonb_build_object('id', id, 'request_id', request_id, 'file_name', file_name,
            'announced_at', announced_at)
          from request_photo where uploaded_by = $1 order by id
          """,
          "changes",
          """
          select jsonb_build_object('request_id', request_id, 'change', change,
            'changed_at', changed_at)
          from request_history where changed_by = $1 order by id
          """,
          "plans",
          """
          select jsonb_build_object('id', id, 'description', description, 'created_at', created_at)
          from maintenance_plan where created_by = $1 order by id
          """);

  private static final List<String> ERASE =
      List.of(
          "delete from home where resident_id = $1",
          "delete from request_photo where uploaded_by = $1 and resident_id = $1",
          "update request_comment set text = '' where written_by = $1",
          """
          update maintenance_request
          set description = '', place = '', access = '', unit = null, version = version + 1
          where resident_id = $1
          """);

  @Override
  public Set<String> columns() {
    return Set.of(
        "home.resident_id",
        "maintenance_request.resident_id",
        "maintenance_request.reported_by",
        "request_history.resident_id",
        "request_history.changed_by",
        "request_comment.resident_id",
        "request_comment.written_by",
        "request_photo.resident_id",
        "request_photo.uploaded_by",
        "maintenance_plan.created_by",
        // a firm's, entered by the organization that hires it
        "vendor.phone",
        "vendor.email");
  }

  @Override
  public Uni<JsonObject> collect(Tx tx, UUID person) {
    return Sections.read(tx, person, SECTIONS);
  }

  @Override
  public Uni<List<Retained>> erase(Tx tx, UUID person) {
    return Sections.execute(tx, person, ERASE)
        .replaceWith(
            List.of(
                new Retained(
                    "Maintenance records",
                    "The house keeps what was mended and what it cost; your words and photos are"
                        + " gone",
                    "as long as the organization has the property")));
  }
}
