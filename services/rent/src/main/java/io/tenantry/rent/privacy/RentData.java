package io.tenantry.rent.privacy;

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

/** Personal data in rent: the name on invoices, contracts, invoices. */
@ApplicationScoped
class RentData implements PersonalData {
  private static final Map<String, String> SECTIONS =
      Map.of(
          "name",
          """
          select jsonb_build_object('name', name) from party where id = $1
          """,
          "contracts",
          """
          select to_jsonb(c) - 'resident_id' - 'org_id' from rent_contract c where resident_id = $1
          order by id
          """,
          "invoices",
          """
          select (to_jsonb(i) - 'resident_id' - 'org_id') || jsonb_build_object('lines', (
            select jsonb_agg(jsonb_build_object('description', description, 'amount', line_amount)
              order by position) from invoice_line where invoice_id = i.id))
          from invoice i where resident_id = $1 order by id
          """);

  private static final Map<String, String> OBJECTIONS =
      Map.of(
          "You have an invoice that is not paid. Pay it first.",
          """
          select exists (select from invoice where resident_id = $1 and balance_amount > 0
            and status in ('sent', 'viewed', 'overdue'))
          """);

  private static final List<String> ERASE =
      List.of(
          """
          update party set name = 'Erased person' where id = $1
          """,
          """
          update rent_contract set autopay = false, payment_method_id = null where resident_id = $1
          """);

  @Override
  public Set<String> columns() {
    return Set.of(
        "rent_contract.resident_id",
        "invoice.resident_id",
        "invoice_line.resident_id",
        "party.name");
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
    return Sections.execute(tx, person, ERASE)
        .replaceWith(List.of(Retained.books("Invoices"), Retained.books("Rent contracts")));
  }
}
