package io.tenantry.e2e.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.rental.Listing;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** OWASP API6:2023. Flows that hurt when a machine runs them are slowed down or bounded. */
class Api06UnrestrictedAccessToSensitiveBusinessFlowsE2eTest {
  private final Fleet fleet = Fleet.running();

  @Test
  void one_address_registers_three_accounts_an_hour() {
    Client machine = new Client(fleet.url("gateway"));
    for (int i = 0; i < 3; i++) {
      register(machine).expect(201);
    }
    assertThat(register(machine).status()).isEqualTo(429);
  }

  @Test
  void nobody_books_more_than_there_is_or_nothing_at_all() {
    Listing listing = Listing.published(fleet, 2);
    Person machine = Person.resident(fleet, "Robo");
    assertThat(book(machine, listing, 3).status()).isIn(409, 422);
    assertThat(book(machine, listing, 0).status()).isEqualTo(422);
    listing.awaitAvailable(2);
  }

  @Test
  void one_person_begins_ten_payments_a_minute() {
    Person machine = Person.resident(fleet, "Robo");
    for (int i = 0; i < 10; i++) {
      assertThat(initiate(machine).status()).isEqualTo(404);
    }
    assertThat(initiate(machine).status()).isEqualTo(429);
  }

  private static Answer register(Client client) {
    return client.post(
        "/api/v1/auth/register",
        """
        {"email": "robo.%s@example.com", "password": "Correct-Horse-42", "firstName": "R",
         "lastName": "O", "accountType": "resident"}
        """
            .formatted(UUID.randomUUID()));
  }

  private static Answer book(Person person, Listing listing, int quantity) {
    return person
        .http()
        .send(
            "POST",
            "/api/v1/bookings",
            """
            {"listingId": "%s", "quantity": %d, "moveInDate": "%s", "leaseMonths": 11}
            """
                .formatted(listing.id(), quantity, listing.moveIn()),
            Map.of("Idempotency-Key", UUID.randomUUID().toString()));
  }

  private static Answer initiate(Person person) {
    return person
        .http()
        .send(
            "POST",
            "/api/v1/payments/initiate",
            "{\"payableType\": \"booking\", \"payableId\": \"%s\"}".formatted(UUID.randomUUID()),
            Map.of("Idempotency-Key", UUID.randomUUID().toString()));
  }
}
