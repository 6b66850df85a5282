package io.tenantry.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.contracts.payment.MethodRemoved;
import io.tenantry.contracts.payment.MethodSaved;
import io.tenantry.contracts.privacy.ErasureOrdered;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.jobs.Job;
import io.tenantry.platform.privacy.PrivacyRequestEvents;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestEvents;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Saved methods are published, for rent is collected from them. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
class MethodsToldIT {
  private static final String DETACHED = "payment_method.detached";
  private static final LocalDate TODAY = LocalDate.of(2027, 3, 15);

  @Inject @All List<Job> jobs;
  @Inject Inbox inbox;
  @Inject PrivacyRequestEvents requests;

  private final Payer payer = new Payer();

  @BeforeEach
  void keepRows() {
    OutboxProbe.keepRows();
  }

  @Test
  void a_method_that_its_owner_removes_is_told_once_and_the_providers_echo_changes_nothing() {
    int before = Sim.events(DETACHED).size();
    String method = payer.saveCard("pm_card_visa");
    payer.http().delete("/api/v1/payments/methods/" + method).then().statusCode(204);
    payer.http().delete("/api/v1/payments/methods/" + method).then().statusCode(404);
    Sim.await("the card to be detached", () -> Sim.events(DETACHED).size() > before);
    Sim.awaitQuiet();
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(method)))
        .containsExactly("payment.method_saved", "payment.method_removed");
    assertThat(removed(method).getReason()).isEqualTo("removed");
    assertThat(removed(method).getPersonId()).isEqualTo(payer.id());
  }

  @Test
  void a_card_that_somebody_detaches_at_the_provider_cannot_be_charged_any_more()
      throws SQLException {
    String method = payer.saveCard("pm_card_visa");
    Sim.detachByHand(providerIdOf(method));
    Sim.await("the removal to be told", () -> told(method).contains("payment.method_removed"));
    assertThat(removed(method).getReason()).isEqualTo("detached");
    payer.http().get("/api/v1/payments/methods").then().body("items", hasSize(0));
  }

  @Test
  void a_card_is_removed_when_its_last_day_is_over_everywhere() throws SQLException {
    String method = payer.saveCard("pm_card_visa");
    update("expires_on = '2027-03-14'", method);
    upkeep(TODAY);
    assertThat(told(method)).containsExactly("payment.method_saved");
    upkeep(TODAY.plusDays(1));
    upkeep(TODAY.plusDays(1));
    assertThat(told(method)).containsExactly("payment.method_saved", "payment.method_removed");
    assertThat(removed(method).getReason()).isEqualTo("expired");
  }

  @Test
  void methods_of_before_are_told_once_more_as_what_they_are_and_nobody_is_notified_again()
      throws SQLException {
    String kept = payer.saveCard("pm_card_visa");
    String gone = payer.saveCard("pm_card_mastercard");
    payer.http().delete("/api/v1/payments/methods/" + gone).then().statusCode(204);
    OutboxProbe.keepRows();
    update("told_as = 'before'", payer.id().toString());
    upkeep(TODAY);
    upkeep(TODAY);
    assertThat(OutboxProbe.told(MethodSaved.class))
        .filteredOn(told -> told.getPersonId().equals(payer.id()) && told.getRepeated())
        .singleElement()
        .satisfies(told -> assertThat(told.getMethodId()).hasToString(kept));
    assertThat(told(gone)).endsWith("payment.method_removed");
  }

  @Test
  void with_a_person_their_methods_go() {
    String method = payer.saveCard("pm_card_visa");
    inbox
        .once(
            TestEvents.of(
                payer.id(),
                payer.id(),
                new ErasureOrdered(UUID.randomUUID(), payer.id(), List.of("payment"))),
            requests::handle)
        .await()
        .indefinitely();
    assertThat(told(method)).containsExactly("payment.method_saved", "payment.method_removed");
    assertThat(removed(method).getReason()).isEqualTo("erased");
  }

  private void upkeep(LocalDate day) {
    Map<String, Integer> findings =
        jobs.stream()
            .filter(job -> job.name().equals("method-upkeep"))
            .findFirst()
            .orElseThrow()
            .run(day)
            .await()
            .indefinitely();
    assertThat(findings).containsEntry("failed", 0);
  }

  private static List<String> told(String method) {
    return OutboxProbe.eventsAbout(UUID.fromString(method));
  }

  private static MethodRemoved removed(String method) {
    return OutboxProbe.told(MethodRemoved.class).stream()
        .filter(told -> told.getMethodId().toString().equals(method))
        .findFirst()
        .orElseThrow();
  }

  private static String providerIdOf(String method) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select provider_id from payment_method where id = '%s'".formatted(method))) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void update(String change, String of) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update payment_method set %s where '%s' in (id, person_id)".formatted(change, of));
    }
  }
}
