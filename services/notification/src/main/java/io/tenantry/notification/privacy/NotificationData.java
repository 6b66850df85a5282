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
import java.util.Set;
import java.util.UUID;

/** Personal data in notification: contact, and messages. */
@ApplicationScoped
class NotificationData implements PersonalData {
  private static final String TO_THEIR_ADDRESS =
      "lower(address) = (select lower(email) from contact where person_id = $1)";

  /**
   * An address here may be somebody else's: nobody had to show that it is theirs. So what others
   * wrote to it, such as invitations, is listed but not shown.
   */
  private static final Map<String, String> SECTIONS =
      Map.of(
          "contact",
          """
          select to_jsonb(c) - 'person_id' from contact c where person_id = $1
          """,
          "organizations",
          """
          select jsonb_build_object('organization_id', org_id, 'role', role)
          from organization_member where person_id = $1
          """,
          "notifications",
          """
          select to_jsonb(n) - 'person_id' from notification n where person_id = $1 order by id
          """,
          "emails",
          """
          select jsonb_build_object('id', id, 'type', type, 'state', state, 'queued_at', queued_at,
              'sent_at', sent_at) || case when person_id = $1
            then jsonb_build_object('subject', subject, 'body', body) else '{}' end
          from email where person_id = $1 or %s order by id
          """
              .formatted(TO_THEIR_ADDRESS));

  /** Unsent messages are deleted afterwards; the one about the erasure must still be sent. */
  private static final List<String> ERASE =
      List.of(
          "delete from email where state <> 'queued' and " + TO_THEIR_ADDRESS,
          "update email set forget_when_sent = true where " + TO_THEIR_ADDRESS,
          """
          update email e set address = c.email, first_name = c.first_name, person_id = null,
            forget_when_sent = true
          from contact c where c.person_id = e.person_id and e.person_id = $1
            and e.state = 'queued' and e.type like 'auth.erasure%'
          """,
          "delete from email where person_id = $1",
          "delete from notification where person_id = $1",
          "delete from organization_member where person_id = $1",
          "delete from contact where person_id = $1");

  @Override
  public Set<String> columns() {
    return Set.of(
        "contact.person_id",
        "contact.email",
        "contact.first_name",
        "contact.last_name",
        "organization_member.person_id",
        "notification.person_id",
        "email.person_id",
        "email.address",
        "email.first_name");
  }

  @Override
  public Uni<JsonObject> collect(Tx tx, UUID person) {
    return Sections.read(tx, person, SECTIONS);
  }

  @Override
  public Uni<List<Retained>> erase(Tx tx, UUID person) {
    return Sections.execute(tx, person, ERASE).replaceWith(List.of());
  }
}
