package io.tenantry.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistrationTest {
  private final Validator validator = Validation.buildDefaultValidatorFactory().getValidator();

  @Test
  void an_e_mail_is_kept_trimmed_and_in_lower_case_and_a_phone_in_e164() {
    Registration registration =
        resident(" Asha.Rao@Example.COM ", "Correct-Horse-7", "98765 43210");
    assertThat(registration.email()).isEqualTo("asha.rao@example.com");
    assertThat(registration.phoneNumber()).contains("+919876543210");
    assertThat(violations(registration)).isEmpty();
  }

  @Test
  void names_are_one_line_that_leads_nowhere() {
    for (String name :
        List.of(
            "Asha\nRao", "http://x.example", "see www.x.example", "a@b.example", "\u00a0\u200b")) {
      var registration =
          new Registration(
              "a@b.co",
              "Correct-Horse-7",
              name,
              name,
              null,
              AccountType.LANDLORD,
              name,
              Optional.empty(),
              Optional.empty());
      assertThat(violations(registration))
          .as(name)
          .contains("firstName", "lastName", "organizationName");
    }
  }

  @Test
  void a_foreign_phone_needs_its_country_code() {
    assertThat(violations(resident("a@b.co", "Correct-Horse-7", "+14155552671"))).isEmpty();
    assertThat(violations(resident("a@b.co", "Correct-Horse-7", "12345"))).containsOnly("phone");
  }

  @Test
  void a_password_has_12_to_128_characters_of_all_four_kinds() {
    for (String weak :
        List.of(
            "Short-Horse",
            "correct-horse-7",
            "CORRECT-HORSE-7",
            "Correct-Horse-x",
            "CorrectHorse77",
            "Aa1-" + "x".repeat(125))) {
      assertThat(violations(resident("a@b.co", weak, null))).containsOnly("password");
    }
    assertThat(violations(resident("a@b.co", "Aa1-" + "x".repeat(124), null))).isEmpty();
  }

  @Test
  void a_landlord_names_their_organization_and_everything_wrong_is_told_at_once() {
    var registration =
        new Registration(
            "x",
            "short",
            " ",
            null,
            "1",
            AccountType.LANDLORD,
            " ",
            Optional.empty(),
            Optional.empty());
    assertThat(violations(registration))
        .contains("email", "password", "firstName", "lastName", "phone", "organizationName");
  }

  @Test
  void nothing_secret_shows_when_it_is_logged() {
    assertThat(resident("a@b.co", "Correct-Horse-7", null).toString())
        .doesNotContain("Correct-Horse-7");
  }

  private static Registration resident(String email, String password, String phone) {
    return new Registration(
        email,
        password,
        "Asha",
        "Rao",
        phone,
        AccountType.RESIDENT,
        null,
        Optional.empty(),
        Optional.empty());
  }

  private List<String> violations(Registration registration) {
    return validator.validate(registration).stream()
        .map(ConstraintViolation::getPropertyPath)
        .map(Object::toString)
        .toList();
  }
}
