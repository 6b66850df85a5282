package io.tenantry.auth.settings;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.auth.organization.Office;
import io.tenantry.contracts.audit.AuditRecorded;
import io.tenantry.platform.testing.AuditProbe;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class SettingsIT {
  private Office office;

  @BeforeEach
  void open() {
    OutboxProbe.keepRows();
    office = Office.opened();
  }

  @Test
  void what_nobody_set_has_its_default() {
    office
        .ownerAsks()
        .get(office.path("/settings"))
        .then()
        .statusCode(200)
        .body("currency", equalTo("INR"))
        .body("timeZone", equalTo("Asia/Kolkata"))
        .body("invoiceLeadDays", equalTo(5))
        .body("reminderDaysBefore", contains(3, 0))
        .body("reminderDaysAfter", contains(1, 7, 15))
        .body("lateFee.percent", equalTo(5))
        .body("lateFee.graceDays", equalTo(3));
  }

  @Test
  void settings_are_replaced_told_and_audited_and_what_is_not_sent_is_the_default_again() {
    put("""
            {"invoice_lead_days": 0, "timeZone": "Europe/Berlin", "lateFee": {"percent": 2.5},
             "whiteLabel": {"logoUrl": "https://cdn.rao.example/logo.png", "primaryColor": "#0A0b0c",
               "domain": "homes.rao.example"}}
            """)
        .then()
        .statusCode(200)
        .body("invoiceLeadDays", equalTo(0))
        .body("lateFee.graceDays", equalTo(3));
    office
        .ownerAsks()
        .get(office.path("/settings"))
        .then()
        .body("invoiceLeadDays", equalTo(0))
        .body("timeZone", equalTo("Europe/Berlin"))
        .body("whiteLabel.primaryColor", equalTo("#0A0b0c"))
        .body("lateFee.percent", equalTo(2.5f));
    put("{}").then().statusCode(200).body("timeZone", equalTo("Asia/Kolkata"));

    assertThat(OutboxProbe.eventsAbout(office.id()))
        .containsExactly(
            "auth.organization_settings_changed", "auth.organization_settings_changed");
    AuditRecorded record = AuditProbe.recordsAbout("organization", office.id()).getFirst();
    assertThat(record.getAction()).isEqualTo("organization.settings_changed");
    assertThat(record.getBefore()).contains("Asia/Kolkata");
    assertThat(record.getAfter()).contains("Europe/Berlin");
  }

  @Test
  void everything_wrong_is_told_at_once_and_unknown_settings_are_refused() {
    put("""
            {"currency": "XYZ1", "timeZone": "Mars/Base", "invoiceLeadDays": 99, "colour": "red",
             "lateFee": {"percent": -1, "grace": 1},
             "whiteLabel": {"logoUrl": "http://insecure.example/logo.png", "primaryColor": "red"},
             "allowedOrigins": ["http://evil.example", "https://ok.example/path"]}
            """)
        .then()
        .statusCode(422)
        .body(
            "violations.field",
            hasItems(
                "currency",
                "timeZone",
                "invoiceLeadDays",
                "colour",
                "lateFee.percent",
                "lateFee.grace",
                "whiteLabel.logoUrl",
                "whiteLabel.primaryColor"))
        .body("violations.size()", equalTo(10));
    put("[]").then().statusCode(400);
    put("{\"invoiceLeadDays\": \"many\"}").then().statusCode(422);
    for (String list : List.of("reminderDaysBefore", "reminderDaysAfter", "allowedOrigins")) {
      put("{\"" + list + "\": [null]}").then().statusCode(422);
    }
    assertThat(OutboxProbe.eventsAbout(office.id())).isEmpty();
  }

  @Test
  void the_gateway_learns_the_origins_of_organizations_that_are_active() {
    String ours = "https://" + UUID.randomUUID() + ".example";
    String theirs = "https://" + UUID.randomUUID() + ".example";
    put("{\"allowedOrigins\": [\"" + ours + "\", \"http://localhost:5173\"]}")
        .then()
        .statusCode(200);
    Office other = Office.opened();
    other
        .ownerAsks()
        .body("{\"allowedOrigins\": [\"" + theirs + "\"]}")
        .put(other.path("/settings"))
        .then()
        .statusCode(200);
    Office.administrator().delete(other.path("")).then().statusCode(204);
    given()
        .get("/internal/v1/allowed-origins")
        .then()
        .statusCode(200)
        .body("origins", hasItems(ours, "http://localhost:5173"))
        .body("organizations['" + ours + "']", equalTo(List.of(office.id().toString())))
        .body("origins", not(hasItem(theirs)));
  }

  private Response put(String settings) {
    return office.ownerAsks().body(settings).put(office.path("/settings"));
  }
}
