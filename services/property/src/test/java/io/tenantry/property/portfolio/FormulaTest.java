package io.tenantry.property.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+44 1", "-2", "@SUM(A1)", "\tx", "=HYPERLINK(\"http://x\")"})
  void what_begins_like_a_formula_is_guarded_and_comes_back_as_it_was(String text) {
    assertThat(Formula.guarded(text)).isEqualTo("'" + text);
    assertThat(Formula.unguarded(Formula.guarded(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Maple House", "'tis a house", "1=1", "'"})
  void anything_else_stays_as_it_is(String text) {
    assertThat(Formula.guarded(text)).isEqualTo(text);
    assertThat(Formula.unguarded(text)).isEqualTo(text);
  }

  @Test
  void components_are_named_by_their_columns() {
    assertThat(Planner.column("postalCode", Map.of())).isEqualTo(Column.POSTAL_CODE);
    assertThat(Planner.column("amenities[0].<list element>", Map.of())).isEqualTo(Column.AMENITIES);
    assertThat(Planner.column("addressLine1", Map.of())).isEqualTo(Column.ADDRESS_LINE1);
  }
}
