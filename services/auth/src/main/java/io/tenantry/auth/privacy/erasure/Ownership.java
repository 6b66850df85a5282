package io.tenantry.auth.privacy.erasure;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import java.util.List;
import java.util.UUID;

/** An organization keeps an owner: its last one must hand it over, or close it, before leaving. */
public final class Ownership {
  /** Organizations that are closed have a {@code deleted_at}. */
  private static final String ORPHANS =
      """
      select o.name from membership m join organization o using (org_id)
      where m.person_id = $1 and m.role = 'owner' and to_jsonb(o) ->> 'deleted_at' is null
        and not exists (select from membership other where other.org_id = m.org_id
          and other.role = 'owner' and other.person_id <> $1)
      order by o.name
      """;

  private Ownership() {}

  /** The names of the organizations that nobody else owns. */
  public static Uni<List<String>> orphans(Tx tx, UUID person) {
    return tx.list(ORPHANS, row -> row.getString("name"), person);
  }

  /** Returns the sentence that tells the person what to do about them. */
  public static String objection(List<String> organizations) {
    return "You are the last owner of "
        + String.join(", ", organizations)
        + ". Make somebody else an owner, or close the organization, first.";
  }
}
