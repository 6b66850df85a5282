package io.tenantry.auth.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class SecretLinksIT {
  @Inject SecretLinks links;
  @Inject IssuedLinks issued;
  @Inject Database database;

  private final UUID person = UUID.randomUUID();
  private final String email = "link-" + person + "@example.com";

  @BeforeEach
  void keepOutbox() {
    OutboxProbe.keepRows();
  }

  @Test
  void a_link_works_once() {
    String token = issue(LinkKind.INVITATION, Optional.empty());
    SecretLink link = redeem(LinkKind.INVITATION, token);
    assertThat(link.email()).isEqualTo(email);
    assertThat(link.requirePerson()).isEqualTo(person);
    assertThat(link.payload()).isEqualTo(Map.of("firstName", "Asha"));
    assertRefused("link-not-valid", LinkKind.INVITATION, token);
  }

  @Test
  void a_link_is_good_for_its_own_purpose_only() {
    String token = issue(LinkKind.VERIFY_EMAIL, Optional.empty());
    assertRefused("link-not-valid", LinkKind.RESET_PASSWORD, token);
    assertRefused("link-not-valid", LinkKind.VERIFY_EMAIL, token + "x");
    assertRefused("link-not-valid", LinkKind.VERIFY_EMAIL, "");
    redeem(LinkKind.VERIFY_EMAIL, token);
  }

  @Test
  void a_newer_link_makes_the_older_one_worthless_but_not_that_of_another_organization() {
    UUID organization = UUID.randomUUID();
    String elsewhere = issue(LinkKind.INVITATION, Optional.of(UUID.randomUUID()));
    String older = issue(LinkKind.INVITATION, Optional.of(organization));
    String newer = issue(LinkKind.INVITATION, Optional.of(organization));
    assertRefused("link-not-valid", LinkKind.INVITATION, older);
    redeem(LinkKind.INVITATION, newer);
    assertThat(redeem(LinkKind.INVITATION, elsewhere).organization()).isPresent();
  }

  @Test
  void a_link_that_is_too_old_says_so() throws SQLException {
    String token = issue(LinkKind.RESET_PASSWORD, Optional.empty());
    assertThat(lifeInMinutes()).isEqualTo(30);
    superuser("update secret_link set expires_at = now() - interval '1 second'");
    assertRefused("link-expired", LinkKind.RESET_PASSWORD, token);
  }

  @Test
  void one_of_many_rivals_gets_it() {
    String token = issue(LinkKind.VERIFY_EMAIL, Optional.empty());
    var winners = new AtomicInteger();
    Uni.join()
        .all(
            IntStream.range(0, 6)
                .mapToObj(
                    i ->
                        links
                            .use(
                                LinkKind.VERIFY_EMAIL,
                                token,
                                link ->
                                    Uni.createFrom()
                                        .item(winners.incrementAndGet())
                                        .onItem()
                                        .delayIt()
                                        .by(Duration.ofMillis(300)))
                            .onFailure(HttpProblem.class)
                            .recoverWithItem(0))
                .toList())
        .andFailFast()
        .await()
        .indefinitely();
    assertThat(winners).hasValue(1);
    assertRefused("link-not-valid", LinkKind.VERIFY_EMAIL, token);
  }

  @Test
  void what_it_was_for_failed_so_it_works_again() {
    String token = issue(LinkKind.RESET_PASSWORD, Optional.empty());
    assertThatThrownBy(
            () ->
                links
                    .use(
                        LinkKind.RESET_PASSWORD,
                        token,
                        link -> Uni.createFrom().failure(new IllegalStateException("refused")))
                    .await()
                    .indefinitely())
        .hasMessage("refused");
    redeem(LinkKind.RESET_PASSWORD, token);
  }

  @Test
  void neither_the_table_nor_the_event_shows_the_secret() throws SQLException {
    String token = issue(LinkKind.RESET_PASSWORD, Optional.empty());
    String hex = HexFormat.of().formatHex(token.getBytes(StandardCharsets.UTF_8));
    assertThat(rowsOf("secret_link") + rowsOf("outbox")).contains(email).doesNotContain(token, hex);
  }

  private String issue(LinkKind kind, Optional<UUID> organization) {
    var link =
        new NewLink(kind, email, Optional.of(person), organization, Map.of("firstName", "Asha"));
    database.asService(tx -> links.issue(tx, link)).await().indefinitely();
    return issued.newest(kind, email);
  }

  private SecretLink redeem(LinkKind kind, String token) {
    return database.asService(tx -> links.redeem(tx, kind, token)).await().indefinitely();
  }

  private void assertRefused(String type, LinkKind kind, String token) {
    assertThatThrownBy(() -> redeem(kind, token))
        .isInstanceOfSatisfying(
            HttpProblem.class,
            problem -> {
              assertThat(problem.getStatusCode()).isEqualTo(410);
              assertThat(problem.getType()).hasToString("https://tenantry.io/problems/" + type);
            });
  }

  private static int lifeInMinutes() throws SQLException {
    return Integer.parseInt(
        query(
                "select (extract(epoch from expires_at - issued_at) / 60)::int from secret_link"
                    + " where used_at is null and kind = 'reset_password'"
                    + " order by issued_at desc limit 1")
            .getFirst());
  }

  private static String rowsOf(String table) throws SQLException {
    return String.join("\n", query("select t::text from " + table + " t"));
  }

  private static List<String> query(String sql) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    }
  }

  private static void superuser(String sql) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
