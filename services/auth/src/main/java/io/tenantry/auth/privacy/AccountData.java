package io.tenantry.auth.privacy;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.privacy.erasure.Ownership;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.privacy.PersonalData;
import io.tenantry.platform.privacy.Retained;
import io.tenantry.platform.privacy.Sections;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What auth holds about a person. */
@ApplicationScoped
class AccountData implements PersonalData {
  private static final Map<String, String> SECTIONS =
      Map.of(
          "profile",
          "select to_jsonb(p) from person p where id = $1",
          "memberships",
          """
          select jsonb_build_object('organization', o.name, 'role', m.role, 'since', m.created_at)
          from membership m join organization o using (org_id) where m.person_id = $1
          """,
          "consents",
          "select to_jsonb(c) - 'person_id' from consent c where person_id = $1 order by id",
          "exports",
          """
          select to_jsonb(e) - 'person_id' - 'services' from export e where person_id = $1 order by id
          """,
          "erasures",
          """
          select jsonb_build_object('id', id, 'status', status, 'requested_at', requested_at)
          from erasure where person_id = $1 order by id
          """);

  private static final List<String> ERASE =
      List.of(
          """
          update person set email = 'erased-' || id || '@erased.invalid', first_name = 'Erased',
            last_name = 'person', phone = null where id = $1
          """,
          "update consent set address = null where person_id = $1 and address is not null",
          """
          delete from export_part where export_id in (select id from export where person_id = $1)
          """,
          """
          delete from export_answer where export_id in (select id from export where person_id = $1)
          """,
          "delete from export where person_id = $1",
          // an organization that got no other owner meanwhile keeps this one, under the pseudonym
          """
          delete from membership m where person_id = $1 and (role <> 'owner' or exists (
            select from membership other where other.org_id = m.org_id and other.role = 'owner'
              and other.person_id <> $1))
          """);

  @Override
  public Uni<JsonObject> collect(Tx tx, UUID person) {
    return Sections.read(tx, person, SECTIONS);
  }

  @Override
  public Uni<List<String>> objections(Tx tx, UUID person) {
    return Ownership.orphans(tx, person)
        .map(names -> names.isEmpty() ? List.of() : List.of(Ownership.objection(names)));
  }

  @Override
  public Uni<List<Retained>> erase(Tx tx, UUID person) {
    return Sections.execute(tx, person, ERASE)
        .flatMap(erased -> Ownership.orphans(tx, person))
        .map(AccountData::retained);
  }

  private static List<Retained> retained(List<String> organizations) {
    List<Retained> kept = new ArrayList<>();
    kept.add(
        new Retained(
            "What you agreed to, and when, without your address",
            "Proof of consent (GDPR art. 7 para. 1, DPDP Act 2023 s. 6)",
            "as long as claims may be made, 3 years"));
    if (!organizations.isEmpty()) {
      kept.add(
          new Retained(
              "Ownership of " + String.join(", ", organizations),
              "An organization needs an owner",
              "until the platform has handed it over"));
    }
    return kept;
  }
}
