package io.tenantry.gateway.limit;

import static io.tenantry.gateway.fleet.Client.address;
import static io.tenantry.gateway.fleet.Client.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.gateway.fleet.Keys;
import io.tenantry.gateway.fleet.Keys.Claims;
import io.tenantry.gateway.fleet.RawSocket;
import io.tenantry.gateway.fleet.TestFleet;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestFleet.class)
@TestProfile(ConcurrencyIT.Few.class)
class ConcurrencyIT {
  private static final int OF_PERSON = 4;
  private static final int OF_ADDRESS = 6;

  @TestHTTPResource URI gateway;

  public static class Few implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "tenantry.concurrent.requests-of-person", Integer.toString(OF_PERSON),
          "tenantry.concurrent.requests-of-address", Integer.toString(OF_ADDRESS),
          "tenantry.test.answer-timeout", "4S");
    }
  }

  @Test
  void one_person_has_a_few_requests_under_way_and_others_get_through() {
    Claims person = Claims.good();
    List<RawSocket> open = silent(8, () -> person, () -> address());
    signedIn().get("/api/v1/bookings").then().statusCode(200);
    fourAndFour(answers(open));
    signedIn(person).get("/api/v1/bookings").then().statusCode(200);
  }

  private static void fourAndFour(List<String> answers) {
    assertThat(answers).filteredOn(answer -> answer.startsWith("HTTP/1.1 504")).hasSize(OF_PERSON);
    assertThat(answers)
        .filteredOn(answer -> answer.startsWith("HTTP/1.1 429"))
        .hasSize(OF_PERSON)
        .allSatisfy(
            answer ->
                assertThat(answer)
                    .contains("too-many-at-once")
                    .containsIgnoringCase("Retry-After: 1"));
  }

  @Test
  void an_address_has_a_few_requests_under_way_whoever_calls() {
    String network = "2001:db8:" + Integer.toHexString(address().hashCode() & 0xffff) + ":1:";
    List<RawSocket> open = new ArrayList<>();
    for (int i = 1; i <= 9; i++) {
      String address = network + i + "::1";
      open.addAll(silent(1, Claims::good, () -> address));
    }
    List<String> answers = answers(open);
    assertThat(answers).filteredOn(answer -> answer.startsWith("HTTP/1.1 504")).hasSize(OF_ADDRESS);
    assertThat(answers).filteredOn(answer -> answer.startsWith("HTTP/1.1 429")).hasSize(3);
  }

  @Test
  void who_hangs_up_gives_the_places_back() {
    Claims person = Claims.good();
    List<RawSocket> open = silent(OF_PERSON, () -> person, () -> address());
    await().until(() -> signedIn(person).get("/api/v1/bookings").statusCode() == 429);
    open.forEach(RawSocket::close);
    await().until(() -> signedIn(person).get("/api/v1/bookings").statusCode() == 200);
  }

  private List<RawSocket> silent(int requests, Supplier<Claims> who, Supplier<String> address) {
    return Stream.generate(
            () ->
                new RawSocket(gateway)
                    .send(
                        "GET /api/v1/bookings/silent HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: "
                            + address.get()
                            + "\r\nAuthorization: Bearer "
                            + Keys.signed(who.get())
                            + "\r\n\r\n"))
        .limit(requests)
        .toList();
  }

  private static List<String> answers(List<RawSocket> open) {
    List<String> answers = open.stream().map(RawSocket::answer).toList();
    open.forEach(RawSocket::close);
    return answers;
  }
}
