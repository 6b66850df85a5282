package io.tenantry.searchindexer.deadletter;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import io.tenantry.searchindexer.TestAlias;
import io.tenantry.searchindexer.TestTopic;
import io.tenantry.searchindexer.indexing.Offers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** With the channel on: what cannot be handled goes the whole way. */
@QuarkusTest
@TestProfile(DeadLettersIT.Listening.class)
@WithTestResource(ScratchDatabase.class)
@WithTestResource(TestAlias.class)
class DeadLettersIT {
  private static final String LETTERS = "/api/v1/admin/search/dead-letters";

  /** Hears the topic of the test. */
  public static final class Listening implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("mp.messaging.incoming.\"property.listings.v1\".enabled", "true");
    }
  }

  @ConfigProperty(name = "tenantry.search.listings")
  String topic;

  @Test
  void what_could_not_be_handled_is_shown_and_replayed_once_its_cause_is_gone()
      throws SQLException {
    TestTopic.publishNonsense(topic, "nonsense");
    TestTopic.publishTorn(topic, Offers.listing(UUID.randomUUID(), "published", 1));
    await().atMost(Duration.ofSeconds(30)).until(() -> shown() == 2);
    admin()
        .get(LETTERS)
        .then()
        .body("records.topic", everyItem(equalTo(topic)))
        .body("records.key", hasItem("nonsense"))
        .body("records.reason", everyItem(notNullValue()));

    UUID listing = UUID.randomUUID();
    execute("alter table listing_document add constraint broken check (listing_version <> 7)");
    TestTopic.publish(topic, List.of(Offers.listing(listing, "published", 7)));
    await().atMost(Duration.ofSeconds(30)).until(() -> shown() == 3);
    admin().post(LETTERS + "/replay").then().statusCode(200).body("handled", equalTo(0));

    execute("alter table listing_document drop constraint broken");
    admin()
        .post(LETTERS + "/replay")
        .then()
        .statusCode(200)
        .body("handled", equalTo(1))
        .body("failed.size()", equalTo(2));
    admin().get(LETTERS).then().body("records", hasSize(2));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                admin().get("/api/v1/admin/search/index").jsonPath().getInt("listings.published")
                    == 1);
  }

  @Test
  void only_platform_administrators_see_them() {
    given()
        .auth()
        .oauth2(TestTokens.member(UUID.randomUUID(), UUID.randomUUID(), Role.OWNER))
        .get(LETTERS)
        .then()
        .statusCode(403);
  }

  private static int shown() {
    return admin()
        .get(LETTERS)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("records")
        .size();
  }

  private static RequestSpecification admin() {
    return given()
        .auth()
        .oauth2(TestTokens.person(UUID.randomUUID(), Role.PLATFORM_ADMIN))
        .contentType("application/json");
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
