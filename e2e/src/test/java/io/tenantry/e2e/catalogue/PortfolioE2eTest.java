package io.tenantry.e2e.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A portfolio as a file, through the gateway. */
class PortfolioE2eTest {
  private static final String FILE =
      """
      property_name,property_type,address_line1,city,state,postal_code,country,latitude,longitude,floor_number,room_number,total_beds,room_rent,room_deposit,bed_number,bed_rent,bed_deposit,currency
      Maple,pg,1 Church St,Bengaluru,Karnataka,560001,IN,12.97,77.59,0,101,2,24000,0,A,12000,12000,INR
      Maple,,,,,,,,,0,101,2,24000,0,B,12000,12000,INR
      Elm,castle,2 Low St,Pune,Maharashtra,411001,IN,95,73.8,,,,,,,,,
      """;

  private final Fleet fleet = Fleet.running();

  @Test
  void a_file_is_tried_then_imported_and_comes_out_again() {
    Client landlord = Person.landlord(fleet, "Asha").http();
    Answer tried = imported(landlord, "?dryRun=true", FILE);
    assertThat(tried.body().path("imported").asInt()).isEqualTo(1);
    assertThat(tried.body().path("errors").findValuesAsText("column"))
        .containsExactlyInAnyOrder("property_type", "latitude");
    assertThat(tried.body().path("errors").findValuesAsText("line")).containsOnly("4");
    assertThat(landlord.get("/api/v1/properties").expect(200).body().path("items")).isEmpty();

    Answer done = imported(landlord, "", FILE);
    assertThat(done.body().path("percentage").asInt()).isEqualTo(100);
    assertThat(landlord.get("/api/v1/beds").expect(200).body().path("items")).hasSize(2);

    Answer out = landlord.get("/api/v1/properties/export").expect(200);
    assertThat(out.header("Content-Type")).startsWith("text/csv");
    assertThat(out.body().asText().lines()).hasSize(3);
    Client other = Person.landlord(fleet, "Bela").http();
    assertThat(imported(other, "", out.body().asText()).body().path("imported").asInt())
        .isEqualTo(1);
    other.get("/api/v1/properties/imports/" + done.text("id")).expect(404);
  }

  private static Answer imported(Client client, String query, String file) {
    String id =
        client
            .send(
                "POST",
                "/api/v1/properties/imports" + query,
                file,
                Map.of("Content-Type", "text/csv"))
            .expect(202)
            .text("id");
    return Eventually.see(
        "the end of the import",
        Duration.ofSeconds(30),
        () -> client.get("/api/v1/properties/imports/" + id).expect(200),
        seen -> seen.text("status").equals("completed"));
  }
}
