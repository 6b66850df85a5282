package io.tenantry.payment.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.platform.testing.PrivacyRules;
import io.tenantry.platform.testing.ScratchDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Data and erasure of a person in payment. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
class PrivacyIT extends PrivacyRules {
  private static final String BLANK_EVENTS =
      "gateway_event where event_id like '%' || $1::uuid::text and payload = '{}'";
  private static final List<String> ROWS =
      List.of(
          """
          insert into payable (type, id, org_id, payer_id, description, due_amount, currency)
          values ('booking', $1, gen_random_uuid(), $1, 'Payable of ' || $1::uuid::text, 1, 'INR')
          """,
          """
          insert into payment (id, org_id, payer_id, payable_type, payable_id, description, total_amount, currency,
            status, automatic, attempt, payer_email, save_method, created_at, return_url, checkout_url, session_id, plan)
          values ($1, gen_random_uuid(), $1, 'booking', $1, 'Room', 1, 'INR', 'PENDING', false, 1,
            'mail-of-' || {word}, false, now(), 'https://app.example/' || {word},
            'https://pay.example/' || {word}, 'cs_' || $1::uuid::text, $1::uuid::text)
          """,
          """
          insert into refund (id, org_id, payment_id, reason, status, requested_at, refunded_amount, currency)
          values ($1, gen_random_uuid(), $1, 'r', 'DONE', now(), 1, 'INR')
          """,
          """
          insert into initiation (payer_id, key, request_hash, payment_id) values ($1, {word}, 'h', $1)
          """,
          """
          insert into provider_customer (person_id, customer_id) values ($1, 'cus_' || $1::uuid::text)
          """,
          """
          insert into payment_method (id, person_id, provider_id, brand, last4, created_at)
          values ($1, $1, 'pm_' || $1::uuid::text, 'visa', '4242', now())
          """,
          """
          insert into mandate (id, org_id, payer_id, method_id, type, frequency, most_amount, currency, status,
            start_date, created_at)
          values ($1, gen_random_uuid(), $1, $1, 'standing_instruction', 'monthly', 1, 'INR', 'active',
            current_date, now())
          """,
          """
          insert into gateway_event (id, provider, event_id, type, payload, processed_at)
          values ($1, 'stripe', 'evt_' || $1::uuid::text, 't',
            convert_to('{"customer":"cus_' || $1::uuid::text || '","email":"a@b.example"}', 'UTF8'), now())
          """,
          """
          insert into gateway_event (id, provider, event_id, type, payload, processed_at)
          values (gen_random_uuid(), 'stripe', 'evt_of_page_' || $1::uuid::text, 't',
            convert_to('{"metadata":{"payment_id":"' || $1::uuid::text || '"},"customer_email":"a@b.example"}', 'UTF8'), now())
          """);

  PrivacyIT() {
    super("payment");
  }

  @Override
  protected List<String> rows() {
    return ROWS;
  }

  @Override
  protected Set<String> sections() {
    return Set.of("payments", "refunds", "mandates", "savedMethods", "provider", "toBePaid");
  }

  @Override
  protected List<String> said() {
    return List.of("mail-of-{word}", "pm_{person}", "cus_{person}", "Payable of {person}");
  }

  @Override
  protected Set<String> kept() {
    return Set.of("Payments and refunds", "The payment provider's own records");
  }

  @Test
  void a_payment_under_way_stands_in_the_way() {
    assertThat(objections()).anyMatch(reason -> reason.contains("not finished"));
    execute("update payment set status = 'FAILED' where payer_id = $1", person);
    assertThat(objections()).isEmpty();
  }

  @Test
  void payments_stay_and_what_describes_the_payer_does_not() {
    erase();
    assertThat(count("payment where id = $1 and payer_email is null", person)).isEqualTo(1);
    assertThat(count("payment where id = $1 and payer_email is null", stranger)).isZero();
    assertThat(count("payment_method where id = $1 and last4 is null", person)).isEqualTo(1);
    assertThat(count("payment_method where id = $1 and last4 is null", stranger)).isZero();
    assertThat(count(BLANK_EVENTS, person)).isEqualTo(2);
    assertThat(count(BLANK_EVENTS, stranger)).isZero();
  }
}
