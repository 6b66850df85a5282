package io.tenantry.payment.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tenantry.payment.RazorpaySimulator;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
@WithTestResource(RazorpaySimulator.class)
class FailoverIT {
  @Inject Arrivals arrivals;

  private final Payer payer = new Payer();
  private final UUID organization = UUID.randomUUID();
  private final Told told = new Told(organization, payer.id());
  private final UUID booking = UUID.randomUUID();
  private final String key = UUID.randomUUID().toString();

  @BeforeEach
  void holdABooking() throws SQLException {
    Books.forgetTasks();
    OutboxProbe.keepRows();
    arrivals.take(told.held(booking));
  }

  @AfterEach
  void everythingAnswers() throws InterruptedException {
    RazorpaySim.faults("{}");
    Sim.loseAnswers(0);
    Thread.sleep(400); // a breaker that opened tries again
  }

  @Test
  void a_new_payment_moves_to_the_backup_while_the_primary_is_down() {
    RazorpaySimulator.kill();
    try {
      var begun = initiate().statusCode(201).body("checkoutUrl", startsWith(Sim.url())).extract();
      String id = begun.path("paymentId");
      payer.look(id).body("gateway", equalTo("stripe"));
      assertThat(Books.movedFrom(id)).isEqualTo("razorpay");
      Payer.payAt(begun.path("checkoutUrl"), "4242424242424242").statusCode(200);
      payer.await(id, "completed");
      assertThat(Books.provider(id)).isEqualTo("stripe");
      assertThat(OutboxProbe.eventsAbout(UUID.fromString(id))).containsExactly("payment.succeeded");
    } finally {
      RazorpaySimulator.begin();
    }
  }

  @Test
  void a_new_payment_moves_to_the_backup_when_the_primary_answers_that_it_cannot() {
    RazorpaySim.faults("{\"errorNext\": 1}");
    var begun = initiate().statusCode(201).body("checkoutUrl", startsWith(Sim.url())).extract();
    assertThat(Books.movedFrom(begun.path("paymentId"))).isEqualTo("razorpay");
    initiate().body("checkoutUrl", equalTo(begun.path("checkoutUrl")));
  }

  @Test
  void where_a_page_may_be_open_nothing_moves_and_the_primary_is_asked_first() throws Exception {
    RazorpaySim.faults("{\"timeoutNext\": 1}");
    initiate().statusCode(503);
    String id = payer.http().get("/api/v1/payments").path("items[0].id");
    RazorpaySimulator.kill();
    try {
      initiate().statusCode(503);
      Books.hurry();
      assertThat(Books.status(id)).isEqualTo("UNKNOWN");
      assertThat(Sim.pages(id)).isZero();
    } finally {
      RazorpaySimulator.begin();
    }
    initiate().statusCode(201).body("checkoutUrl", startsWith(RazorpaySim.url()));
    assertThat(RazorpaySim.orders(id)).hasSize(1);
    assertThat(Sim.pages(id)).isZero();
  }

  @Test
  void many_hands_at_once_get_one_page_while_the_primary_fails_now_and_then() {
    RazorpaySim.faults("{\"errorNext\": 2}");
    var pages =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () ->
                            payer
                                .initiate("booking", booking, UUID.randomUUID().toString(), false)
                                .statusCode(201)
                                .extract()
                                .<String>path("checkoutUrl")))
            .limit(6)
            .toList();
    assertThat(pages.stream().map(CompletableFuture::join).distinct()).hasSize(1);
  }

  @Test
  void a_payment_whose_page_is_open_stays_where_it_is() {
    var begun = initiate().statusCode(201).extract();
    RazorpaySimulator.kill();
    try {
      payer
          .initiate("booking", booking, UUID.randomUUID().toString(), false)
          .statusCode(201)
          .body("checkoutUrl", equalTo(begun.path("checkoutUrl")));
    } finally {
      RazorpaySimulator.begin();
    }
    RazorpaySim.press(begun.path("checkoutUrl"), "pay").statusCode(200);
    payer.await(begun.path("paymentId"), "completed");
  }

  @Test
  void when_no_backup_was_chosen_the_payer_is_told_to_try_again() {
    choose(Role.OWNER, "{\"currency\": \"INR\", \"primary\": \"razorpay\"}").statusCode(200);
    RazorpaySim.faults("{\"errorNext\": 1}");
    initiate().statusCode(503);
    initiate().statusCode(201).body("checkoutUrl", startsWith(RazorpaySim.url()));
  }

  @Test
  void it_is_the_same_the_other_way_round_and_a_page_nobody_was_told_of_changes_nothing() {
    choose(Role.OWNER, "{\"currency\": \"INR\", \"primary\": \"stripe\", \"backup\": \"razorpay\"}")
        .statusCode(200);
    Sim.failAnswers(2);
    var begun =
        initiate().statusCode(201).body("checkoutUrl", startsWith(RazorpaySim.url())).extract();
    String id = begun.path("paymentId");
    assertThat(Books.movedFrom(id)).isEqualTo("stripe");
    assertThat(Sim.pages(id)).isEqualTo(1);
    Sim.expirePages(id);
    Sim.awaitQuiet();
    payer.look(id).body("status", equalTo("pending"));
    RazorpaySim.press(begun.path("checkoutUrl"), "pay").statusCode(200);
    payer.await(id, "completed");
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id))).containsExactly("payment.succeeded");
  }

  @Test
  void an_organization_chooses_by_currency() {
    choose(Role.ADMIN, "{\"currency\": \"INR\", \"primary\": \"stripe\", \"backup\": \"razorpay\"}")
        .statusCode(200)
        .body("primary", equalTo("stripe"))
        .body("backup", equalTo("razorpay"));
    as(Role.ADMIN)
        .get("/api/v1/payments/gateways")
        .then()
        .statusCode(200)
        .body("available", contains("stripe", "razorpay"))
        .body("items.currency", contains("INR"));
    initiate().statusCode(201).body("checkoutUrl", startsWith(Sim.url()));
  }

  @Test
  void nobody_else_chooses_and_nonsense_is_refused() {
    String wish = "{\"currency\": \"INR\", \"primary\": \"stripe\"}";
    choose(Role.VIEWER, wish).statusCode(403);
    payer
        .http()
        .contentType("application/json")
        .body(wish)
        .put("/api/v1/payments/gateways")
        .then()
        .statusCode(403);
    choose(Role.OWNER, "{\"currency\": \"rupees\", \"primary\": \"stripe\"}").statusCode(422);
    choose(Role.OWNER, "{\"currency\": \"INR\", \"primary\": \"stripe\", \"backup\": \"stripe\"}")
        .statusCode(422);
    choose(Role.OWNER, "{\"currency\": \"INR\", \"primary\": \"cash\"}").statusCode(422);
    initiate().statusCode(201).body("checkoutUrl", startsWith(RazorpaySim.url()));
  }

  private ValidatableResponse initiate() {
    return payer.initiate("booking", booking, key, false);
  }

  private ValidatableResponse choose(String role, String wish) {
    return as(role)
        .contentType("application/json")
        .body(wish)
        .put("/api/v1/payments/gateways")
        .then();
  }

  private RequestSpecification as(String role) {
    return given().auth().oauth2(TestTokens.member(UUID.randomUUID(), organization, role));
  }
}
