package io.tenantry.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactionTest {
  private final Redaction redaction = new Redaction(new ObjectMapper());

  @Test
  void what_changed_becomes_json() {
    assertThat(redaction.text(Map.of("role", "admin"))).contains("{\"role\":\"admin\"}");
    assertThat(redaction.text(Map.of())).isEmpty();
  }

  @Test
  void personal_data_and_secrets_are_left_out_however_deep_and_however_spelt() {
    for (String name :
        List.of(
            "password",
            "newPassword",
            "refresh_token",
            "billingEmail",
            "phone",
            "first_name",
            "billingAddress",
            "pan",
            "panNumber",
            "aadhaar_number",
            "ssnLastFour",
            "totpSecret",
            "key")) {
      assertThat(redaction.text(Map.of("a", List.of(Map.of(name, "visible?")))))
          .as(name)
          .contains("{\"a\":[{\"%s\":\"(left out)\"}]}".formatted(name));
    }
  }

  @Test
  void what_only_looks_like_it_stays() {
    Map<String, String> harmless = Map.of("companyName", "Rao Homes");
    assertThat(redaction.text(harmless)).contains("{\"companyName\":\"Rao Homes\"}");
    assertThat(redaction.text(Map.of("panel", "left"))).contains("{\"panel\":\"left\"}");
  }
}
