package io.tenantry.booking.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tenantry.booking.availability.Offering;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** One request that the database refuses, among honest ones of the same round. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class RoundsIT {
  private static final int HONEST = 48;

  @Inject Offering offering;
  @Inject Holds holds;

  @Test
  void a_date_that_no_calendar_has_fails_alone() {
    UUID listing = offering.of(UUID.randomUUID(), HONEST);
    BookingWish far = new BookingWish(listing, 1, LocalDate.of(5_874_898, 1, 1), 11);
    poisoned(listing, far, "key", 422);
  }

  /** It makes the statement fail that looks before the round begins. */
  @Test
  void a_key_that_the_database_cannot_read_fails_alone() {
    UUID listing = offering.of(UUID.randomUUID(), HONEST);
    poisoned(listing, wish(listing, 1), "a\0b", 0);
  }

  @Test
  void an_amount_that_has_too_many_digits_fails_alone_and_says_why() {
    UUID listing = offering.at(UUID.randomUUID(), 200, "INR 900000000000000.00");
    poisoned(listing, wish(listing, 5), "key", 422);
  }

  /** It violates a constraint. */
  @Test
  void a_lease_that_the_table_does_not_allow_fails_alone() {
    UUID listing = offering.of(UUID.randomUUID(), HONEST);
    BookingWish endless =
        new BookingWish(listing, 1, LocalDate.now(ZoneOffset.UTC).plusDays(7), 99);
    poisoned(listing, endless, "key", 0);
  }

  private void poisoned(UUID listing, BookingWish bad, String key, int status) {
    List<CompletableFuture<Response>> honest = new ArrayList<>();
    List<CompletableFuture<Response>> poison = new ArrayList<>();
    for (int i = 0; i < HONEST; i++) {
      if (i % 12 == 5) {
        poison.add(place(bad, key + i));
      }
      honest.add(place(wish(listing, 1), UUID.randomUUID().toString()));
    }
    assertThat(honest).allMatch(answer -> answer.join().getStatus() == 201);
    assertThat(poison).map(RoundsIT::refusal).containsOnly(status);
  }

  /** 0 when it is nobody's refusal. */
  private static int refusal(CompletableFuture<Response> answer) {
    try {
      return answer.join().getStatus();
    } catch (CompletionException failed) {
      return failed.getCause() instanceof HttpProblem problem ? problem.getStatusCode() : 0;
    }
  }

  private CompletableFuture<Response> place(BookingWish wish, String key) {
    Caller caller = new Caller(UUID.randomUUID(), Optional.empty(), Set.of(Role.RESIDENT), "");
    Uni<Response> answer = holds.place(caller, key, wish);
    return answer.subscribeAsCompletionStage();
  }

  private static BookingWish wish(UUID listing, int quantity) {
    return new BookingWish(listing, quantity, LocalDate.now(ZoneOffset.UTC).plusDays(7), 11);
  }
}
