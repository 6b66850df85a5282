package io.tenantry.auth.privacy;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.member.Departures;
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
import java.util.Set;
import java.util.UUID;

/**
 * Personal data of an account: the person, their membership, and their requests. Messages to an
 * e-mail address, such as invitations, are the person's as soon as they have proven that it is
 * theirs.
 */
@ApplicationScoped
class AccountData implements PersonalData {
  private static final String ADDRESS =
      "(select email from person where id = $1 and email_verified_at is not null)";

  private static final Map<String, String> SECTIONS =
      Map.of(
          "profile",
          "select to_jsonb(p) - 'suspended_by' from person p where id = $1",
          "memberships",
          """
          select jsonb_build_object('organization', o.name, 'role', m.role, 'since', m.created_at)
          from membership m join organization o using (org_id) where m.person_id = $1
          """,
          "invitations",
          """
          select jsonb_build_object('organization', o.name, 'email', i.email, 'role', i.role,
            'created_at', i.created_at, 'accepted_at', i.accepted_at, 'withdrawn_at', i.withdrawn_at)
          from invitation i join organization o using (org_id)
          where i.accepted_by = $1 or i.email = %s order by i.id
          """
              .formatted(ADDRESS),
          "invitationsSent",
          """
          select jsonb_build_object('id', id, 'role', role, 'created_at', created_at,
            'accepted_at', accepted_at) from invitation where invited_by = $1 order by id
          """,
          "links",
          """
          select to_jsonb(l) - 'person_id' - 'org_id' - 'secret_hash' - 'payload' from secret_link l
          where person_id = $1 or email = %s order by id
          """
              .formatted(ADDRESS),
          "billing",
          """
          select jsonb_build_object('organization', name, 'billing_email', billing_email)
          from organization where billing_email = %s
          """
              .formatted(ADDRESS),
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

  /** The person's name and address go last: the others are found by them. */
  private static final List<String> ERASE =
      List.of(
          """
          update invitation set email = 'erased-' || id || '@erased.invalid',
            withdrawn_at = case when accepted_at is null then coalesce(withdrawn_at, now())
              else withdrawn_at end
          where accepted_by = $1 or email = %s
          """
              .formatted(ADDRESS),
          "delete from secret_link where person_id = $1 or email = " + ADDRESS,
          "update organization set billing_email = null where billing_email = " + ADDRESS,
          "update consent set address = null where person_id = $1 and address is not null",
          """
          delete from export_part where export_id in (select id from export where person_id = $1)
          """,
          """
          delete from export_answer where export_id in (select id from export where person_id = $1)
          """,
          "delete from export where person_id = $1",
          """
          update person set email = 'erased-' || id || '@erased.invalid', first_name = 'Erased',
            last_name = 'person', phone = null, locale = null, time_zone = null,
            email_verified_at = null,
            suspension_reason = case when suspended_at is not null then 'erased' end
          where id = $1
          """);

  private final Departures departures;

  AccountData(Departures departures) {
    this.departures = departures;
  }

  @Override
  public Set<String> columns() {
    return Set.of(
        "person.email",
        "person.email_verified_at",
        "person.first_name",
        "person.last_name",
        "person.phone",
        "person.suspended_by",
        "person.suspension_reason",
        "membership.person_id",
        "membership.invited_by",
        "organization.owner_id",
        "organization.billing_email",
        "organization.billing_address",
        "invitation.email",
        "invitation.invited_by",
        "invitation.accepted_by",
        "secret_link.email",
        "secret_link.person_id",
        "consent.person_id",
        "consent.address",
        "export.person_id",
        "erasure.person_id",
        "identity_alignment.person_id",
        "platform_clock.moved_by");
  }

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
    return departures
        .leaveAll(tx, person)
        .flatMap(left -> Sections.execute(tx, person, ERASE))
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
