package io.tenantry.platform.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FleetTableTest {
  private static final String HEAD =
      "# a comment\nname,port,database,outbox_millis,personal_data,needs,topics\n";

  @Test
  void a_row_says_what_a_service_is() throws IOException {
    assertThat(read("pet-care,8199,pet_care,50,yes,redis s3,pets.v1/1;cleanup.policy=compact a.v2"))
        .containsExactly(
            new FleetService(
                "pet-care",
                8199,
                Optional.of("pet_care"),
                OptionalInt.of(50),
                true,
                List.of("redis", "s3"),
                List.of(
                    new FleetTopic("pets.v1", 1, Map.of("cleanup.policy", "compact")),
                    new FleetTopic("a.v2", 4, Map.of()),
                    new FleetTopic("pet-care.dead-letters.v1", 1, Map.of()))));
  }

  @Test
  void a_service_without_database_has_no_dead_letters() throws IOException {
    assertThat(read("gate,8199,,,no,,").getFirst().topics()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a port twice     | pets,8199,pets,,no,,         | cats,8199,cats,,no,,      | port 8199
          a name twice     | pets,8199,pets,,no,,         | pets,8198,cats,,no,,      | name pets
          a database twice | pets,8199,pets,,no,,         | cats,8198,pets,,no,,      | database pets
          a topic twice    | pets,8199,pets,,no,,a.v1     | cats,8198,cats,,no,,a.v1  | topic a.v1
          an outbox alone  | pets,8199,,50,no,,           | cats,8198,cats,,no,,      | no database
          a vague answer   | pets,8199,pets,,maybe,,      | cats,8198,cats,,no,,      | maybe
          a misspelt topic | pets,8199,pets,,no,,a.v1;b   | cats,8198,cats,,no,,      | a.v1;b
          """)
  void a_table_nobody_can_mean_is_refused(String why, String one, String other, String words) {
    assertThatThrownBy(() -> read(one + "\n" + other)).as(why).hasMessageContaining(words);
  }

  @Test
  void the_fleet_has_its_gateway_and_its_services() {
    assertThat(FleetTable.services()).extracting(FleetService::name).contains("gateway", "auth");
    assertThat(FleetTable.withDatabase()).contains("search-indexer").doesNotContain("gateway");
    assertThat(FleetTable.withPersonalData()).contains("auth").doesNotContain("search-indexer");
  }

  private static List<FleetService> read(String rows) throws IOException {
    return FleetTable.read(new StringReader(HEAD + rows + "\n"));
  }
}
