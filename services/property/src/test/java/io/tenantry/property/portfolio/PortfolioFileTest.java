package io.tenantry.property.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortfolioFileTest {
  private static final String HEADER = "property_name,latitude,room_rent,currency\n";

  @Test
  void empty_lines_and_columns_without_a_name_are_no_data() {
    List<Line> lines = read("property_name,,city,,\nMaple,,Goa,,\n,,,,\n\n  ,, ,,\nOak,,Pune,,\n");
    assertThat(lines).extracting(Line::number).containsExactly(2L, 6L);
    assertThat(lines).allMatch(line -> line.errors().isEmpty());
    assertThat(lines.getLast().text(Column.CITY)).contains("Pune");
  }

  @Test
  void what_stands_beside_the_header_is_a_mistake() {
    assertThat(read(HEADER + "Maple,1,2,INR,3\n").getFirst().errors())
        .extracting(RowError::message)
        .containsExactly("has 5 cells; the header has another number");
    assertThatThrownBy(() -> read("property_name,city,city\na,b,c\n"))
        .isInstanceOf(HttpProblem.class);
    assertThatThrownBy(() -> read("property_name,,\n,,\n")).isInstanceOf(HttpProblem.class);
  }

  @ParameterizedTest
  @CsvSource({"';',44", "';',46", "'\t',44", "'\t',46", "',',46"})
  void numbers_are_read_as_the_country_of_the_file_writes_them(char separator, int mark) {
    String file =
        (HEADER + "Maple,12.5,12500.50,INR\n").replace(',', separator).replace('.', (char) mark);
    Line line = read(file).getFirst();
    assertThat(line.money(Column.ROOM_RENT)).hasToString("Optional[INR 12500.50]");
    assertThat(line.degrees(Column.LATITUDE)).contains(12.5);
    assertThat(PortfolioFile.notation(file, Optional.empty()))
        .isEqualTo(new Notation(separator, (char) mark));
  }

  @Test
  void what_the_sender_says_of_its_numbers_counts() {
    String file = HEADER + "Maple,\"12,5\",\"12500,50\",INR\n";
    Notation comma = PortfolioFile.notation(file, Optional.of(DecimalMark.COMMA));
    Line line = PortfolioFile.properties(file, comma).getFirst().getFirst();
    assertThat(line.money(Column.ROOM_RENT)).hasToString("Optional[INR 12500.50]");
  }

  @Test
  void a_number_that_may_be_meant_both_ways_is_refused() {
    Line line =
        read("property_name;latitude;room_rent;currency\nMaple;12,5;12.500;INR\n").getFirst();
    assertThat(line.money(Column.ROOM_RENT)).isEmpty();
    assertThat(line.errors().getFirst().message()).contains("12500,00");
  }

  @Test
  void a_line_that_names_the_separator_is_no_header() {
    List<Line> lines = read("sep=;\nproperty_name;city\nMaple;Goa\n");
    assertThat(lines).extracting(Line::number).containsExactly(3L);
    assertThat(lines.getFirst().text(Column.CITY)).contains("Goa");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e4000000",
        "1e15",
        "1000000000000000",
        "9999999999999999.00",
        "+1",
        "१२",
        "1e400"
      })
  void amounts_that_nothing_can_keep_are_refused_at_once(String amount) {
    Line line = read(HEADER + "Maple," + amount + "," + amount + ",INR\n").getFirst();
    assertThat(assertTimely(() -> line.money(Column.ROOM_RENT))).isEmpty();
    assertThat(line.errors()).extracting(RowError::column).contains("room_rent");
  }

  private static <T> T assertTimely(Supplier<T> work) {
    return assertTimeout(Duration.ofSeconds(1), work::get);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ma\ufffdple", "Ma\u0001ple", "\u0007"})
  void a_cell_that_cannot_be_kept_fails_its_line_only(String name) {
    List<Line> lines = read(HEADER + name + ",1,2,INR\nOak,1,2,INR\n");
    assertThat(lines.getFirst().errors()).isNotEmpty();
    assertThat(lines.getLast().errors()).isEmpty();
  }

  private static List<Line> read(String file) {
    return PortfolioFile.properties(file, PortfolioFile.notation(file, Optional.empty())).stream()
        .flatMap(List::stream)
        .toList();
  }
}
