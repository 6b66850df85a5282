package io.tenantry.payment.payment;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.tenantry.payment.method.Customers;
import io.tenantry.payment.stripe.CheckoutOrder;
import io.tenantry.payment.stripe.CheckoutPage;
import io.tenantry.payment.stripe.Checkouts;
import io.tenantry.payment.stripe.ProviderRefused;
import io.tenantry.payment.stripe.ProviderUnavailable;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens the provider's page of a payment, between transactions. */
@ApplicationScoped
class Pages {
  private final Database database;
  private final Payments payments;
  private final Outcomes outcomes;
  private final Customers customers;
  private final Checkouts checkouts;
  private final String publicUrl;

  Pages(
      Database database,
      Payments payments,
      Outcomes outcomes,
      Customers customers,
      Checkouts checkouts,
      @ConfigProperty(name = "tenantry.public-url") String publicUrl) {
    this.database = database;
    this.payments = payments;
    this.outcomes = outcomes;
    this.customers = customers;
    this.checkouts = checkouts;
    this.publicUrl = publicUrl;
  }

  /** The payment with its page open; opened once however often it is asked for. */
  Uni<Payment> open(Payment payment) {
    if (payment.page().url().isPresent()) {
      return Uni.createFrom().item(payment);
    }
    return customer(payment)
        .flatMap(customer -> checkouts.open(order(payment, customer)))
        .flatMap(page -> database.asService(tx -> opened(tx, payment, page)))
        .onFailure(ProviderUnavailable.class)
        .call(() -> database.asService(tx -> unknown(tx, payment)))
        .onFailure(ProviderUnavailable.class)
        .transform(failure -> unavailable())
        .onFailure(ProviderRefused.class)
        .call(refused -> database.asService(tx -> refused(tx, payment, (ProviderRefused) refused)))
        .onFailure(ProviderRefused.class)
        .transform(failure -> Problems.conflict("provider-refused", failure.getMessage()));
  }

  private Uni<Payment> opened(Tx tx, Payment payment, CheckoutPage page) {
    return locked(tx, payment)
        .call(
            now ->
                now.page().url().isPresent() || Moves.pageOpened(now.status()).isEmpty()
                    ? Uni.createFrom().voidItem()
                    : payments.update(
                        tx,
                        "status = $2, session_id = $3, checkout_url = $4, session_open = true",
                        payment.id(),
                        now.status().to(PaymentStatus.PENDING),
                        page.sessionId(),
                        page.url()))
        .chain(() -> locked(tx, payment));
  }

  private Uni<Void> unknown(Tx tx, Payment payment) {
    return locked(tx, payment)
        .flatMap(
            now ->
                Moves.unanswered(now.status()).isPresent()
                    ? payments.update(
                        tx, "status = $2", payment.id(), now.status().to(PaymentStatus.UNKNOWN))
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> refused(Tx tx, Payment payment, ProviderRefused refused) {
    return outcomes.refused(tx, payment.id(), refused.code(), refused.getMessage());
  }

  private Uni<Payment> locked(Tx tx, Payment payment) {
    return payments.lock(tx, payment.id()).map(Optional::orElseThrow);
  }

  private Uni<Optional<String>> customer(Payment payment) {
    return payment.page().saveMethod()
        ? customers.of(payment.payer(), payment.page().email()).map(Optional::of)
        : Uni.createFrom().item(Optional.empty());
  }

  private CheckoutOrder order(Payment payment, Optional<String> customer) {
    return new CheckoutOrder(
        payment.id(),
        payment.amount(),
        payment.description(),
        payment.page().returnUrl().orElse(publicUrl),
        payment.page().email(),
        customer);
  }

  private static HttpProblem unavailable() {
    return HttpProblem.builder(
            Problems.of(
                Status.SERVICE_UNAVAILABLE,
                "provider-unavailable",
                "Service Unavailable",
                "The payment provider does not answer. Try again with the same Idempotency-Key."))
        .withHeader("Retry-After", 5)
        .build();
  }
}
