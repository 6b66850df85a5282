package io.tenantry.rent.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.testing.PrivacyRules;
import io.tenantry.platform.testing.ScratchDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Data and erasure of a person in rent. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class PrivacyIT extends PrivacyRules {
  private static final List<String> ROWS =
      List.of(
          """
          insert into party (id, name) values ($1, 'Name of ' || {word})
          """,
          """
          insert into rent_contract (id, org_id, resident_id, lease_id, property_id, unit, rent_amount, currency,
            due_day, start_date, end_date, autopay, created_at)
          values ($1, gen_random_uuid(), $1, gen_random_uuid(), gen_random_uuid(), 'Unit', 1, 'INR', 1, now(),
            now() + interval '1 year', true, now())
          """,
          """
          insert into invoice (id, org_id, resident_id, contract_id, number, type, unit, status, period_start,
            period_end, issued_on, due_on, total_amount, currency, created_at)
          values ($1, gen_random_uuid(), $1, $1, 'INV-1', 'rent', 'Unit', 'sent', now(), now(), now(), now(), 1,
            'INR', now())
          """,
          """
          insert into invoice_line (invoice_id, position, org_id, resident_id, description, line_amount)
          values ($1, 1, gen_random_uuid(), $1, 'Rent of ' || $1::uuid::text, 1)
          """);

  PrivacyIT() {
    super("rent");
  }

  @Override
  protected List<String> rows() {
    return ROWS;
  }

  @Override
  protected Set<String> sections() {
    return Set.of("name", "contracts", "invoices");
  }

  @Override
  protected List<String> said() {
    return List.of("Name of {word}", "Rent of {person}");
  }

  @Override
  protected Set<String> kept() {
    return Set.of("Invoices", "Rent contracts");
  }

  @Test
  void an_unpaid_invoice_stands_in_the_way() {
    assertThat(objections()).anyMatch(reason -> reason.contains("not paid"));
    execute(
        "update invoice set status = 'paid', paid_amount = total_amount where resident_id = $1",
        person);
    assertThat(objections()).isEmpty();
  }

  @Test
  void the_name_goes_and_the_books_stay() {
    erase();
    assertThat(count("party where id = $1 and name = 'Erased person'", person)).isEqualTo(1);
    assertThat(count("party where id = $1 and name like 'Name of%'", stranger)).isEqualTo(1);
    assertThat(count("invoice where id = $1", person)).isEqualTo(1);
    assertThat(count("rent_contract where id = $1 and not autopay", person)).isEqualTo(1);
  }

  @Test
  void a_name_that_arrives_late_is_not_written_down() {
    erase();
    execute(
        "insert into party (id, name) values ($1, 'Late') on conflict (id) do update set name = 'Late'",
        person);
    assertThat(count("party where id = $1 and name = 'Late'", person)).isZero();
  }
}
