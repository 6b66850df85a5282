package io.tenantry.rent.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.contracts.rent.AutopayStopped;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.rent.RentTest;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Rent is collected from methods that its resident has, and from no others. */
@QuarkusTest
class PaymentMethodsIT extends RentTest {

  @Test
  void a_method_that_the_resident_does_not_have_is_refused_with_what_to_do_about_it() {
    String contract = contract();
    UUID removed = savedMethodOf(resident);
    pay(removed(removed, resident, "removed"));
    for (UUID method : new UUID[] {UUID.randomUUID(), savedMethodOf(UUID.randomUUID()), removed}) {
      setAutopay(contract, method)
          .statusCode(422)
          .body("violations.field", contains("paymentMethodId"))
          .body("violations[0].message", containsString("try again in a few seconds"));
    }
    asResident("/api/v1/rent/contracts")
        .body("items[0].autopay.enabled", equalTo(false))
        .body("items[0].autopay.paymentMethodId", nullValue());
  }

  @Test
  void a_method_that_is_not_known_yet_is_taken_as_soon_as_it_is() {
    String contract = contract();
    UUID method = UUID.randomUUID();
    setAutopay(contract, method).statusCode(422);
    Event saved = saved(method, resident);
    pay(saved);
    pay(saved);
    setAutopay(contract, method)
        .statusCode(200)
        .body("autopay.enabled", equalTo(true))
        .body("autopay.paymentMethodId", equalTo(method.toString()));
  }

  @Test
  void a_method_that_is_removed_switches_autopay_off_and_that_is_told_once() {
    String contract = contract();
    UUID method = savedMethodOf(resident);
    setAutopay(contract, method).statusCode(200);
    pay(removed(savedMethodOf(resident), resident, "removed"));
    asResident("/api/v1/rent/contracts").body("items[0].autopay.enabled", equalTo(true));

    Event gone = removed(method, resident, "expired");
    pay(gone);
    pay(gone);
    pay(removed(method, resident, "expired"));
    asResident("/api/v1/rent/contracts")
        .body("items[0].autopay.enabled", equalTo(false))
        .body("items[0].autopay.paymentMethodId", nullValue());
    assertThat(OutboxProbe.told(AutopayStopped.class))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.getContractId()).hasToString(contract);
              assertThat(told.getResidentId()).isEqualTo(resident);
              assertThat(told.getPaymentMethodId()).isEqualTo(method);
              assertThat(told.getReason()).isEqualTo("expired");
            });
    assertThat(run("billing-run", MOVE_IN)).containsEntry("autopayRequests", 0);
    pay(saved(method, resident));
    setAutopay(contract, method).statusCode(422);
  }

  @Test
  void a_method_that_is_chosen_and_removed_at_once_is_collected_from_by_nobody() {
    String contract = contract();
    for (int i = 0; i < 20; i++) {
      UUID method = savedMethodOf(resident);
      CompletableFuture<Integer> chosen =
          CompletableFuture.supplyAsync(() -> setAutopay(contract, method).extract().statusCode());
      CompletableFuture<Void> removed =
          CompletableFuture.runAsync(() -> pay(removed(method, resident, "removed")));
      removed.join();
      assertThat(chosen.join()).isIn(200, 422);
      asResident("/api/v1/rent/contracts").body("items[0].autopay.enabled", equalTo(false));
    }
  }
}
