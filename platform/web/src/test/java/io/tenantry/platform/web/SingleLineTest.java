package io.tenantry.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SingleLineTest {
  private final SingleLine.Check check = new SingleLine.Check();

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "Asha Rao", "आशा", "Sea View 🏠", "Zoë"})
  void one_line_of_any_script_is_fine(String text) {
    assertThat(check.isValid(text, null)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\rb",
        "a\tb",
        "\n",
        "a\u000Bb",
        "a\u0085b",
        "a\u2028b",
        "a\u2029b",
        "\u00A0",
        "\u200B",
        " \u2003"
      })
  void line_breaks_and_what_cannot_be_seen_are_refused(String text) {
    assertThat(check.isValid(text, null)).isFalse();
  }
}
