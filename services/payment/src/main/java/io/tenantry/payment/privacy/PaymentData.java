package io.tenantry.payment.privacy;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.mandate.Mandates;
import io.tenantry.payment.method.MethodFacts;
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

/** Personal data in payment: what people paid, with what, and their address for receipts. */
@ApplicationScoped
class PaymentData implements PersonalData {
  private static final Map<String, String> SECTIONS =
      Map.of(
          "payments",
          """
          select to_jsonb(p) - 'payer_id' - 'org_id' - 'checkout_url' from payment p
          where payer_id = $1 order by id
          """,
          "refunds",
          """
          select to_jsonb(r) - 'org_id' from refund r join payment p on p.id = r.payment_id
          where p.payer_id = $1 order by r.id
          """,
          "mandates",
          "select to_jsonb(m) - 'payer_id' - 'org_id' from mandate m where payer_id = $1 order by"
              + " id",
          "savedMethods",
          "select to_jsonb(m) - 'person_id' - 'told_as' from payment_method m where person_id = $1 order by id",
          "provider",
          "select to_jsonb(c) - 'person_id' from provider_customer c where person_id = $1",
          "toBePaid",
          "select to_jsonb(p) - 'payer_id' - 'org_id' from payable p where payer_id = $1");

  private static final Map<String, String> OBJECTIONS =
      Map.of(
          "A payment of yours is not finished. Wait until it has succeeded or failed.",
          """
          select exists (select from payment where payer_id = $1
            and status in ('INIT', 'PENDING', 'UNKNOWN'))
          """,
          "A refund is on its way to you. Wait until you have it.",
          """
          select exists (select from refund r join payment p on p.id = r.payment_id
            where p.payer_id = $1 and r.status = 'INIT')
          """);

  /**
   * The provider is told by outbound tasks, after the commit; a described card is never described
   * anew.
   */
  private static final List<String> ERASE =
      List.of(
          """
          update payment set payer_email = null, return_url = null, checkout_url = null, notes = null
          where payer_id = $1
          """,
          "delete from initiation where payer_id = $1",
          """
          insert into outbound_task (id, kind, subject)
          select gen_random_uuid(), 'detach', id from payment_method
          where person_id = $1 and removed_at is null on conflict (kind, subject) do nothing
          """,
          """
          update payment_method set brand = 'erased', last4 = null, expires_on = null,
            removed_at = coalesce(removed_at, now()),
            removed_because = coalesce(removed_because, 'erased')
          where person_id = $1
          """,
          """
          update gateway_event set payload = '{}' where processed_at is not null and exists (
            select from provider_customer c where c.person_id = $1
              and position(convert_to(c.customer_id, 'UTF8') in payload) > 0)
          """,
          """
          update gateway_event set payload = '{}' where processed_at is not null and exists (
            select from payment p where p.payer_id = $1
              and (position(convert_to(p.id::text, 'UTF8') in payload) > 0
                or position(convert_to(p.session_id, 'UTF8') in payload) > 0))
          """,
          """
          insert into outbound_task (id, kind, subject)
          select gen_random_uuid(), 'forget-customer', person_id from provider_customer
          where person_id = $1 and deleted_at is null on conflict (kind, subject) do nothing
          """);

  private final Mandates mandates;
  private final MethodFacts methods;

  PaymentData(Mandates mandates, MethodFacts methods) {
    this.mandates = mandates;
    this.methods = methods;
  }

  @Override
  public Set<String> columns() {
    return Set.of(
        "payable.payer_id",
        "allocation.payer_id",
        "mandate.payer_id",
        "payment.recorded_by",
        "refund.requested_by",
        "payment.payer_id",
        "payment.payer_email",
        "initiation.payer_id",
        "provider_customer.person_id",
        "payment_method.person_id",
        "payment_method.last4");
  }

  @Override
  public Uni<JsonObject> collect(Tx tx, UUID person) {
    return Sections.read(tx, person, SECTIONS);
  }

  @Override
  public Uni<List<String>> objections(Tx tx, UUID person) {
    return Sections.sentences(tx, person, OBJECTIONS);
  }

  @Override
  public Uni<List<Retained>> erase(Tx tx, UUID person) {
    return mandates
        .cancelAll(tx, person)
        .chain(() -> Sections.execute(tx, person, ERASE))
        .chain(() -> methods.publishAllOf(tx, person))
        .replaceWith(
            List.of(
                Retained.books("Payments and refunds"),
                new Retained(
                    "The payment provider's own records",
                    "The provider must keep them (PMLA 2002 s. 12)",
                    "5 years")));
  }
}
