package io.tenantry.lease.lease;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A token is verified once, and remembering it gives nobody more rights. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class RememberedTokensIT {
  private static final Duration LIFE = Duration.ofSeconds(3);

  @Test
  void a_remembered_token_is_taken_until_it_expires_and_refused_from_then_on()
      throws InterruptedException {
    Instant issued = Instant.now();
    String token = TestTokens.expiring(UUID.randomUUID(), LIFE, Role.RESIDENT);
    assertThat(status(token)).isEqualTo(200);
    assertThat(status(token)).isEqualTo(200);
    Thread.sleep(Duration.between(Instant.now(), issued.plus(LIFE).plusSeconds(1)));
    assertThat(status(token)).isEqualTo(401);
    assertThat(status(token)).isEqualTo(401);
  }

  @Test
  void who_knows_a_remembered_token_cannot_change_it() {
    String token = TestTokens.person(UUID.randomUUID(), Role.RESIDENT);
    String other = TestTokens.person(UUID.randomUUID(), Role.RESIDENT);
    assertThat(status(token)).isEqualTo(200);
    assertThat(status(other)).isEqualTo(200);
    String[] parts = token.split("\\.", -1);
    String[] others = other.split("\\.", -1);
    assertThat(status(parts[0] + "." + others[1] + "." + parts[2])).isEqualTo(401);
    assertThat(status(parts[0] + "." + parts[1] + "." + others[2])).isEqualTo(401);
    assertThat(status(parts[0] + "." + parts[1] + ".")).isEqualTo(401);
    assertThat(status(token)).isEqualTo(200);
  }

  @Test
  void rights_are_the_same_when_a_token_is_remembered() {
    String caretaker = TestTokens.member(UUID.randomUUID(), UUID.randomUUID(), "nobody");
    assertThat(IntStream.range(0, 3).map(i -> status(caretaker))).containsOnly(403);
    String restricted =
        TestTokens.restricted(UUID.randomUUID(), UUID.randomUUID(), "suspended", Role.MANAGER);
    String free = TestTokens.member(UUID.randomUUID(), UUID.randomUUID(), Role.MANAGER);
    assertThat(IntStream.range(0, 3).map(i -> status(restricted))).containsOnly(200);
    assertThat(IntStream.range(0, 3).map(i -> status(free))).containsOnly(200);
  }

  private static int status(String token) {
    return given().auth().oauth2(token).get("/api/v1/leases").statusCode();
  }
}
