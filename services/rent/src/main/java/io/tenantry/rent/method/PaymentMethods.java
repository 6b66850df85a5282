package io.tenantry.rent.method;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.payment.MethodRemoved;
import io.tenantry.contracts.payment.MethodSaved;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Knows which saved methods residents have, as payment tells, and what depends on them. */
@ApplicationScoped
public class PaymentMethods {
  private static final String KEEP =
      "insert into payment_method (id, person_id) values ($1, $2) on conflict (id) do nothing";
  private static final String REMOVE = "update payment_method set removed_at = $2 where id = $1";

  /** Shared with others who choose it; whoever removes it waits, or is seen here. */
  private static final String USABLE =
      """
      select id from payment_method where id = $1 and person_id = $2 and removed_at is null for share
      """;

  private static final String STOP_AUTOPAY =
      """
      update rent_contract set autopay = false, payment_method_id = null
      where payment_method_id = $1 and autopay returning id, org_id, resident_id, unit
      """;

  private final Outbox outbox;
  private final Clock clock;

  PaymentMethods(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /** A method can be charged from now on. */
  public Uni<Void> keep(Tx tx, MethodSaved method) {
    return tx.execute(KEEP, method.getMethodId(), method.getPersonId()).replaceWithVoid();
  }

  /** A method is gone: the rent that was collected from it is not collected by itself any more. */
  public Uni<Void> remove(Tx tx, MethodRemoved method) {
    return tx.execute(REMOVE, method.getMethodId(), method.getRemovedAt())
        .chain(
            () ->
                tx.list(
                    STOP_AUTOPAY,
                    row -> AutopayFacts.stopped(row, method, clock.instant()),
                    method.getMethodId()))
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(
            stopped ->
                outbox.add(tx, stopped.getContractId(), stopped.getOrganizationId(), stopped))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  /**
   * Refuses a method that the person does not have. One that was saved a moment ago may not be
   * known here yet, so they are told to try again.
   *
   * @throws HttpProblem 422
   */
  public Uni<Void> require(Tx tx, UUID person, Optional<UUID> method) {
    return method.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.one(USABLE, row -> true, method.get(), person)
            .map(known -> known.orElseThrow(PaymentMethods::unknown))
            .replaceWithVoid();
  }

  private static HttpProblem unknown() {
    return Problems.invalid(
        "paymentMethodId",
        "is none of your saved payment methods. If you saved it just now, try again in a few"
            + " seconds; if you removed it, choose another");
  }
}
