package io.tenantry.notification.contact;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.privacy.Sections;
import java.util.List;
import java.util.UUID;

/**
 * Forgets a person, whether the order to do so or the end of their state comes first: what is in
 * their address is found by the contact, so it goes last.
 */
public final class ContactErasure {
  /** Rows that went to the address of person {@code $1}. */
  public static final String TO_THEIR_ADDRESS =
      "lower(address) = (select lower(email) from contact where person_id = $1)";

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
          """
          delete from outbound_task t where kind in ('send-email', 'send-alert') and $1::uuid is not null
            and not exists (select from email e where e.id = t.subject)
          """,
          "delete from notification where person_id = $1",
          "delete from organization_member where person_id = $1",
          "delete from contact where person_id = $1");

  private ContactErasure() {}

  /** Erases what is held about a person; the second time finds nothing. */
  public static Uni<Void> erase(Tx tx, UUID person) {
    return Sections.execute(tx, person, ERASE).replaceWithVoid();
  }
}
