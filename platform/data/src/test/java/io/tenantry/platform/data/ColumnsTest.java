package io.tenantry.platform.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  private enum Size {
    VERY_LARGE
  }

  private record Roof(int tiles, Optional<String> colour) {}

  private record House(
      UUID id,
      UUID organizationId,
      Size size,
      Money rent,
      Optional<Money> fee,
      Roof roof,
      List<Size> sizes) {}

  private static final UUID ID = UUID.randomUUID();
  private static final Rows<House> ROWS = Rows.of("house", House.class).named("fee", "extra_fee");

  private static Columns columns(String fee) {
    return ROWS.columns(
        new House(
            ID,
            ID,
            Size.VERY_LARGE,
            Money.parse("INR 10"),
            Optional.ofNullable(fee).map(Money::parse),
            new Roof(7, Optional.empty()),
            List.of(Size.VERY_LARGE)));
  }

  @Test
  void a_record_is_the_columns_of_its_components() {
    Columns.Statement insert = columns(null).insertInto("house", "");
    assertThat(insert.sql())
        .startsWith(
            "insert into house (id, org_id, size, rent_amount, currency, extra_fee_amount, tiles,"
                + " colour, sizes) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
    assertThat(insert.parameters())
        .containsExactly(
            ID,
            ID,
            "very_large",
            Money.parse("INR 10").getAmount(),
            "INR",
            null,
            7,
            null,
            new String[] {"very_large"});
  }

  @Test
  void conditions_name_values_and_each_value_is_passed_once() {
    Columns.Statement insert =
        columns(null)
            .only("id", "org_id")
            .given("most", 3L)
            .insertInto(
                "house", "where (select count(*)::int from house where org_id = :org_id) < :most");
    assertThat(insert.sql())
        .isEqualTo(
            "insert into house (id, org_id) select $1, $2"
                + " where (select count(*)::int from house where org_id = $2) < $3 returning *");
    assertThat(insert.parameters()).containsExactly(ID, ID, 3L);
  }

  @Test
  void an_update_writes_what_it_is_given() {
    Columns.Statement update =
        columns(null).only("size").update("house", ", version = version + 1", "id = :id");
    assertThat(update.sql())
        .isEqualTo("update house set size = $1, version = version + 1 where id = $2 returning *");
    assertThatThrownBy(() -> columns(null).only("weight")).hasMessageContaining("weight");
    assertThatThrownBy(() -> columns(null).update("house", "", "id = :nobody"))
        .hasMessageContaining("nobody");
  }

  @Test
  void money_of_two_currencies_is_refused() {
    assertThatThrownBy(() -> columns("USD 1")).hasMessageContaining("one currency");
  }
}
