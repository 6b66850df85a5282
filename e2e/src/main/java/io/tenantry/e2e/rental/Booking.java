package io.tenantry.e2e.rental;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Person;
import java.time.Duration;
import java.util.UUID;

/** A resident's booking and the way to its payment. */
public record Booking(Listing listing, Person resident, String id) {
  private static final Duration TRAVEL = Duration.ofSeconds(15);

  /** Starts paying. */
  public Answer initiate(String key) {
    return resident
        .http()
        .post(
            "/api/v1/payments/initiate",
            """
            {"payableType": "booking", "payableId": "%s", "gateway": "stripe",
             "returnUrl": "https://app.tenantry.io/paid", "savePaymentMethod": true}
            """
                .formatted(id),
            "Idempotency-Key",
            key);
  }

  /** Starts paying and pays on the provider's page with a card that works. */
  public Answer pay() {
    Answer initiated = initiate(UUID.randomUUID().toString()).expect(201);
    payAt(initiated.text("checkoutUrl"), "4242424242424242").expect(200);
    return initiated;
  }

  /** Presses Pay on the provider's page. */
  public Answer payAt(String checkoutUrl, String card) {
    return new Client("").post(checkoutUrl + "/pay", "{\"card\": \"%s\"}".formatted(card));
  }

  /** The booking as its resident sees it. */
  public Answer look() {
    return resident.http().get("/api/v1/bookings/" + id);
  }

  /** Waits for a status. */
  public Answer await(String status) {
    return Eventually.see(
        "booking " + id + " " + status,
        TRAVEL,
        this::look,
        seen -> seen.body().path("status").asText().equals(status));
  }

  /** Cancels it, as its resident. */
  public Answer cancel() {
    return resident.http().post("/api/v1/bookings/" + id + "/cancel", "{}");
  }

  /** Waits until nothing of its tenancy is left to live by or to pay: lease, contract, invoices. */
  public void awaitTenancyCancelled() {
    awaitAll("the lease cancelled", "/api/v1/leases");
    awaitAll("the rent contract cancelled", "/api/v1/rent/contracts");
    awaitAll("every invoice cancelled", "/api/v1/invoices");
  }

  private void awaitAll(String what, String path) {
    Eventually.see(
        what,
        TRAVEL,
        () -> resident.http().get(path).expect(200),
        seen ->
            !seen.body().path("items").isEmpty()
                && seen.body().path("items").findValuesAsText("status").stream()
                    .allMatch("cancelled"::equals));
  }

  /** Waits for the lease that this booking started. */
  public JsonNode awaitLease() {
    return awaitItem("a lease of booking " + id, "/api/v1/leases", "bookingId", id);
  }

  /** Waits for the rent contract of a lease. */
  public JsonNode awaitContract(String leaseId) {
    return awaitItem(
        "a rent contract of lease " + leaseId, "/api/v1/rent/contracts", "leaseId", leaseId);
  }

  private JsonNode awaitItem(String what, String path, String field, String value) {
    Answer list =
        Eventually.see(
            what,
            TRAVEL,
            () -> resident.http().get(path),
            seen -> item(seen, field, value) != null);
    return item(list, field, value);
  }

  private static JsonNode item(Answer list, String field, String value) {
    for (JsonNode item : list.body().path("items")) {
      if (item.path(field).asText().equals(value)) {
        return item;
      }
    }
    return null;
  }
}
