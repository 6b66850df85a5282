package io.tenantry.auth.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.auth.account.Someone;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.auth.organization.Office;
import io.tenantry.platform.testing.ScratchDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class RefreshTogetherIT {
  private final Someone someone = Someone.resident();
  private String old;
  private String access;

  @BeforeEach
  void signIn() {
    someone.register().then().statusCode(201);
    Response session = someone.login();
    old = session.path("refreshToken");
    access = session.path("accessToken");
  }

  @Test
  void tabs_that_refresh_at_once_get_the_same_pair_and_stay_signed_in() {
    List<Response> tabs =
        IntStream.range(0, 6)
            .mapToObj(tab -> CompletableFuture.supplyAsync(() -> SignedIn.refresh(old)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(tabs).extracting(Response::statusCode).containsOnly(200);
    assertThat(tabs).extracting(tab -> tab.<String>path("refreshToken")).doesNotContain(old);
    assertThat(tabs.stream().map(tab -> tab.<String>path("refreshToken")).distinct()).hasSize(1);
    SignedIn.refresh(tabs.getFirst().path("refreshToken")).then().statusCode(200);
  }

  @Test
  void after_ten_seconds_the_old_token_is_reuse_and_ends_the_session() {
    Response fresh = SignedIn.refresh(old);
    SignedIn.refresh(old).then().statusCode(200);
    SignedIn.later();
    SignedIn.refresh(old).then().statusCode(401);
    SignedIn.refresh(fresh.path("refreshToken")).then().statusCode(401);
  }

  @Test
  void the_pair_of_a_session_that_has_ended_is_not_given_again() {
    SignedIn.refresh(old).then().statusCode(200);
    given().auth().oauth2(access).post("/api/v1/auth/logout").then().statusCode(204);
    SignedIn.refresh(old).then().statusCode(401);
  }

  @Test
  void neither_the_old_token_nor_the_new_pair_can_be_read_in_the_database() {
    String fresh = SignedIn.refresh(old).path("refreshToken");
    String kept = Office.value("select string_agg(to_jsonb(r)::text, ' ') from refreshed r");
    String hex =
        java.util.HexFormat.of().formatHex(fresh.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(kept).isNotEqualTo("null").doesNotContain(fresh, old, hex);
  }
}
