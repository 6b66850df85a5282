package io.tenantry.e2e.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.rental.Home;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Photos and documents through the gateway and the store. */
class FilesE2eTest {
  private static final byte[] PDF =
      "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final Fleet fleet = Fleet.running();
  private Person person;
  private Client landlord;
  private String property;

  @BeforeEach
  void aHome() {
    Home home = Home.enter(Person.landlord(fleet, "Asha"));
    person = home.landlord();
    landlord = person.http();
    property = "/api/v1/properties/" + home.propertyId();
  }

  @Test
  void a_photo_is_shown_in_three_smaller_sizes() throws IOException {
    Answer ready = photo("image/png", png(1600, 900)).expect(200);
    assertThat(ready.body().path("width").asInt()).isEqualTo(1600);
    for (String size : new String[] {"small", "medium", "large"}) {
      assertThat(new Client("").get(ready.body().path("thumbnails").path(size).asText()).status())
          .isEqualTo(200);
    }
  }

  @Test
  void what_is_not_the_picture_that_was_announced_does_not_count() {
    byte[] svg =
        "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(photo("image/png", svg).expect(422).body().toString()).contains("announced");
    landlord
        .post(
            property + "/photos",
            "{\"fileName\": \"a\", \"contentType\": \"image/png\", \"size\": 52428800}")
        .expect(422);
    assertThat(landlord.get(property + "/photos").expect(200).body().path("items")).isEmpty();
  }

  @Test
  void a_document_is_for_its_organization_only_and_somebody_is_reminded_before_it_expires() {
    LocalDate expiry = LocalDate.now(ZoneOffset.UTC).plusDays(7);
    Answer announced =
        landlord
            .post(
                property + "/documents",
                """
                {"documentType": "insurance", "fileName": "policy.pdf", "contentType": "application/pdf",
                 "size": %d, "expiryDate": "%s"}
                """
                    .formatted(PDF.length, expiry))
            .expect(201);
    assertThat(landlord.upload(announced.text("uploadUrl"), PDF, announced.body().path("headers")))
        .isEqualTo(200);
    String document = "/api/v1/documents/" + announced.text("id");
    landlord.get(document).expect(404);
    landlord.post(document + "/complete", null).expect(200);
    String link = landlord.get(document).expect(200).text("downloadUrl");
    assertThat(new Client("").get(link).status()).isEqualTo(200);
    assertThat(new Client("").get(link.substring(0, link.indexOf('?'))).status())
        .isBetween(400, 403);
    Person.landlord(fleet, "Bela").http().get(document).expect(404);

    fleet
        .administrator()
        .http()
        .post("/api/v1/admin/jobs/document-reminders/run", "{}")
        .expect(202);
    Eventually.see(
        "a mail about the policy",
        Duration.ofSeconds(30),
        () -> new Client(fleet.url("mail")).get("/api/user/" + person.email() + "/messages"),
        seen -> seen.status() == 200 && seen.body().toString().contains("policy.pdf"));
    landlord.delete(document).expect(204);
    landlord.get(document).expect(404);
    assertThat(new Client("").get(link).status()).isEqualTo(404);
  }

  private Answer photo(String contentType, byte[] content) {
    Answer announced =
        landlord
            .post(
                property + "/photos",
                "{\"fileName\": \"a\", \"contentType\": \"%s\", \"size\": %d}"
                    .formatted(contentType, content.length))
            .expect(201);
    landlord.upload(announced.text("uploadUrl"), content, announced.body().path("headers"));
    return landlord.post(property + "/photos/" + announced.text("photoId") + "/complete", null);
  }

  private static byte[] png(int width, int height) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }
}
