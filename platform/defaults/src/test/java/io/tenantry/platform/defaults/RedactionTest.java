package io.tenantry.platform.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

class RedactionTest {
  private static final String JWT =
      "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJlLW9mLWFsaWNl";

  @Test
  void secrets_and_personal_data_are_masked_wherever_they_stand() {
    Map<String, String> examples =
        Map.ofEntries(
            Map.entry("Authorization: Bearer " + JWT, "c2lnbmF0dXJl"),
            Map.entry("got " + JWT + " from the client", "eyJzdWIi"),
            Map.entry("key tnk_live_9f8a7b6c5d4e3f2a was used", "9f8a7b6c"),
            Map.entry("Stripe says sk_test_51Hxyzabcdefgh is bad", "51Hxyz"),
            Map.entry("{\"email\":\"a.b@example.com\",\"password\":\"Correct-Horse-7\"}", "Horse"),
            Map.entry("{\"newPassword\" : \"with \\\" quote Horse\"}", "Horse"),
            Map.entry("{\\\"password\\\":\\\"Correct-Horse-7\\\"}", "Horse"),
            Map.entry("grant_type=password&username=a&password=Correct-Horse-7&x=1", "Horse"),
            Map.entry("Login[email=x, password=Correct-Horse-7, totp=123456]", "Horse"),
            Map.entry("Login[email=x, totp=123456]", "123456"),
            Map.entry("client_secret=abcDEF123", "abcDEF"),
            Map.entry("{\"phone\":\"98765 43210\"}", "98765"),
            Map.entry("[{\"type\":\"password\",\"value\":\"Correct-Horse-7\"}]", "Horse"),
            Map.entry("{\"refreshToken\":\"opaque-refresh\"}", "opaque"),
            Map.entry("asha.rao+home@example.com has an account", "asha"),
            Map.entry("GET /users?email=asha.rao%40example.com", "asha"),
            Map.entry("call +91 98765 43210 back", "98765"),
            Map.entry("PAN ABCDE1234F", "ABCDE1234F"),
            Map.entry("Aadhaar 2345 6789 0123", "6789"),
            Map.entry("aadhaarNumber=234567890123", "234567890123"),
            Map.entry("card 4242 4242 4242 4242 refused", "4242"),
            Map.entry("card 378282246310005 refused", "3782"),
            Map.entry("SSN 078-05-1120", "1120"),
            Map.entry("IFSC HDFC0001234", "HDFC0001234"));
    examples.forEach(
        (text, secret) -> assertThat(Redaction.mask(text)).as(text).doesNotContain(secret));
  }

  @Test
  void what_people_look_for_in_a_log_stays() {
    for (String text :
        List.of(
            "Payment 018f3c2e-7b1d-7c3a-9f00-123456789012 succeeded after 1732190000123 ms",
            "Job billing-run as of 2026-11-21 failed: 1234 rows, 98 % done at 10:22:33.123456",
            "Keycloak does not answer: connect to localhost:18180",
            "jdbc:postgresql://localhost:15432/auth",
            "GET /api/v1/auth/me took 12 ms, request 0193f1b2c3d4e5f6",
            "Company ACME0 has 12500.00 INR of 100000 INR")) {
      assertThat(Redaction.mask(text)).isSameAs(text);
    }
  }

  @Test
  void parameters_and_failures_are_masked_too_and_the_stack_stays() {
    var failure =
        new IllegalStateException(
            "outer", new IllegalArgumentException("bad body: {\"password\":\"Correct-Horse-7\"}"));
    var entry = new ExtLogRecord(Level.INFO, "%s signed in", ExtLogRecord.FormatStyle.PRINTF, "x");
    entry.setParameters(new Object[] {"asha@example.com"});
    entry.setThrown(failure);

    assertThat(new RedactionFilter().isLoggable(entry)).isTrue();
    assertThat(entry.getFormattedMessage()).isEqualTo("***@example.com signed in");
    assertThat(entry.getThrown().getCause().toString())
        .contains("java.lang.IllegalArgumentException: bad body")
        .doesNotContain("Horse");
    assertThat(entry.getThrown().getStackTrace()).isEqualTo(failure.getStackTrace());
  }

  @Test
  void a_long_hostile_line_costs_no_more_than_its_length() {
    String hostile = "password".repeat(4000) + "@".repeat(4000) + "1234-".repeat(4000);
    long begun = System.nanoTime();
    Redaction.mask(hostile);
    assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
  }

  @Test
  void a_clean_failure_is_left_as_it_is() {
    var failure = new IllegalStateException("the database is away");
    assertThat(RedactedFailure.of(failure)).isSameAs(failure);
  }
}
