package io.tenantry.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class JsonShapeTest {
  enum Kind {
    MONTH_TO_MONTH,
    @JsonProperty("PENDING")
    PENDING
  }

  record Wish(String firstName, Kind unitKind, Money monthlyRent) {}

  private final ObjectMapper mapper = new ObjectMapper();

  JsonShapeTest() {
    new JsonShape().customize(mapper);
  }

  @Test
  void input_may_use_snake_case_or_camel_case() throws JsonProcessingException {
    var snake =
        mapper.readValue(
            """
            {"first_name": "Asha", "unit_kind": "month_to_month",
             "monthly_rent": {"amount": "12500.5", "currency": "INR"}}
            """,
            Wish.class);
    var camel =
        mapper.readValue(
            """
            {"firstName": "Asha", "unitKind": "MONTH_TO_MONTH",
             "monthlyRent": {"amount": 12500.50, "currency": "INR"}}
            """,
            Wish.class);
    assertThat(snake).isEqualTo(camel);
    assertThat(snake.monthlyRent()).isEqualTo(Money.parse("INR 12500.50"));
  }

  @Test
  void enums_are_lower_snake_case_unless_a_constant_says_otherwise()
      throws JsonProcessingException {
    assertThat(mapper.writeValueAsString(Kind.values()))
        .isEqualTo("[\"month_to_month\",\"PENDING\"]");
  }

  @Test
  void money_is_a_decimal_string_with_its_currency() throws JsonProcessingException {
    assertThat(mapper.writeValueAsString(Money.parse("INR 12500.50")))
        .isEqualTo("{\"amount\":\"12500.50\",\"currency\":\"INR\"}");
  }

  @Test
  void money_with_too_many_decimals_or_an_unknown_currency_is_refused_by_field() {
    for (String money :
        new String[] {
          "{\"amount\":\"1.005\",\"currency\":\"INR\"}",
          "{\"amount\":\"1\",\"currency\":\"XX\"}",
          "{\"amount\":\"NaN\",\"currency\":\"INR\"}",
          "\"12\""
        }) {
      assertThatThrownBy(() -> mapper.readValue("{\"monthlyRent\":" + money + "}", Wish.class))
          .isInstanceOfSatisfying(
              MismatchedInputException.class,
              e -> assertThat(e.getPath().getFirst().getFieldName()).isEqualTo("monthlyRent"));
    }
  }
}
