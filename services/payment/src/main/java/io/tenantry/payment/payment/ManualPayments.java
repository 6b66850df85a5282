package io.tenantry.payment.payment;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.payment.allocation.PartWish;
import io.tenantry.payment.allocation.Plan;
import io.tenantry.payment.payable.Payables;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.idempotency.Idempotency;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Records money that an organization took itself: what it pays is settled at once. */
@ApplicationScoped
class ManualPayments {
  private static final String UTR_ONCE = "utr_is_recorded_once";
  private final Idempotency idempotency;
  private final Payables payables;
  private final Payments payments;
  private final PaymentViews views;
  private final Outcomes outcomes;
  private final Audit audit;
  private final Clock clock;

  ManualPayments(
      Idempotency idempotency,
      Payables payables,
      Payments payments,
      PaymentViews views,
      Outcomes outcomes,
      Audit audit,
      Clock clock) {
    this.idempotency = idempotency;
    this.payables = payables;
    this.payments = payments;
    this.views = views;
    this.outcomes = outcomes;
    this.audit = audit;
    this.clock = clock;
  }

  /** Records a payment, once for the key. */
  Uni<Response> record(Caller caller, String key, ManualWish wish) {
    UUID organization = caller.requireOrganization();
    List<PartWish> parts = wish.parts();
    return Multi.createFrom()
        .iterable(parts)
        .onItem()
        .transformToUniAndConcatenate(part -> theirs(caller, organization, part))
        .collect()
        .asList()
        .flatMap(
            found ->
                idempotency.once(
                    caller,
                    key,
                    "payments/record",
                    wish,
                    Response.Status.CREATED,
                    tx -> record(tx, caller, wish, parts)))
        .onFailure(ManualPayments::isKnownUtr)
        .transform(failure -> Problems.conflict("utr-recorded", "This UTR was recorded already."));
  }

  private Uni<Void> theirs(Caller caller, UUID organization, PartWish part) {
    return payables
        .await(
            caller,
            part.type(),
            part.payable(),
            payable -> payable.organizationId().equals(organization))
        .map(found -> found.orElseThrow(() -> Problems.notFound("What was paid")))
        .replaceWithVoid();
  }

  private Uni<PaymentView> record(Tx tx, Caller caller, ManualWish wish, List<PartWish> parts) {
    return payables
        .lock(tx, Plan.order(parts))
        .map(locked -> Plan.of(parts, locked, clock.instant()))
        .flatMap(plan -> record(tx, caller, plan, wish.by(caller.id())));
  }

  private Uni<PaymentView> record(Tx tx, Caller caller, Plan plan, Manual manual) {
    Payment payment = Payment.manual(plan, manual, clock.instant());
    return payments
        .insert(tx, payment, plan)
        .chain(() -> outcomes.received(tx, payment))
        .chain(() -> audit.record(tx, caller, act(payment, manual)))
        .chain(() -> payments.look(tx, payment.id()))
        .map(Optional::orElseThrow)
        .flatMap(kept -> views.of(tx, kept));
  }

  private static Act act(Payment payment, Manual manual) {
    return Act.of("payment.recorded", "payment", payment.id())
        .in(payment.organizationId())
        .with(Map.of("amount", payment.amount().toString(), "method", manual.means().column()));
  }

  private static boolean isKnownUtr(Throwable failure) {
    return failure instanceof PgException refused && UTR_ONCE.equals(refused.getConstraint());
  }
}
