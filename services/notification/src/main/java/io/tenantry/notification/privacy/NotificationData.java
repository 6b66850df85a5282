package io.tenantry.notification.privacy;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.privacy.PersonalData;
import io.tenantry.platform.privacy.Retained;
import io.tenantry.platform.privacy.Sections;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What notification holds about a person: how to reach them, and what they were told. */
@ApplicationScoped
class NotificationData implements PersonalData {
  private static final Map<String, String> SECTIONS =
      Map.of(
          "contact",
          """
          select to_jsonb(c) - 'person_id' from contact c where person_id = $1
          """,
          "organizations",
          """
          select jsonb_build_object('organization_id', org_id) from organization_member
          where person_id = $1
          """,
          "notifications",
          """
          select to_jsonb(n) - 'person_id' from notification n where person_id = $1 order by id
          """,
          "emails",
          """
          select jsonb_build_object('id', id, 'type', type, 'subject', subject, 'body', body,
            'state', state, 'queued_at', queued_at, 'sent_at', sent_at)
          from email where person_id = $1 order by id
          """);

  private static final List<String> ERASE =
      List.of(
          """
          delete from email where person_id = $1
          """,
          """
          delete from notification where person_id = $1
          """,
          """
          delete from organization_member where person_id = $1
          """,
          """
          delete from contact where person_id = $1
          """);

  @Override
  public Uni<JsonObject> collect(Tx tx, UUID person) {
    return Sections.read(tx, person, SECTIONS);
  }

  @Override
  public Uni<List<String>> objections(Tx tx, UUID person) {
    return Uni.createFrom().item(List.of());
  }

  @Override
  public Uni<List<Retained>> erase(Tx tx, UUID person) {
    return Sections.execute(tx, person, ERASE).replaceWith(List.of());
  }
}
