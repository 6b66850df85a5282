package io.tenantry.payment.payment;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.tenantry.payment.method.Customers;
import io.tenantry.payment.provider.CheckoutOrder;
import io.tenantry.payment.provider.CheckoutPage;
import io.tenantry.payment.provider.Gateway;
import io.tenantry.payment.provider.Gateways;
import io.tenantry.payment.provider.Provider;
import io.tenantry.payment.provider.ProviderRefused;
import io.tenantry.payment.provider.ProviderUnavailable;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Opens the provider's page of a payment, between transactions. A payment whose provider surely
 * opened none moves to the backup; where one may be open the provider is asked until it says so.
 */
@ApplicationScoped
class Pages {
  private static final Logger LOG = Logger.getLogger(Pages.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private final Database database;
  private final Payments payments;
  private final Outcomes outcomes;
  private final Customers customers;
  private final Gateways gateways;
  private final String publicUrl;

  Pages(
      Database database,
      Payments payments,
      Outcomes outcomes,
      Customers customers,
      Gateways gateways,
      @ConfigProperty(name = "tenantry.public-url") String publicUrl) {
    this.database = database;
    this.payments = payments;
    this.outcomes = outcomes;
    this.customers = customers;
    this.gateways = gateways;
    this.publicUrl = publicUrl;
  }

  /** The payment with its page open; opened once however often it is asked for. */
  Uni<Payment> open(Payment payment) {
    if (payment.page().url().isPresent()) {
      return Uni.createFrom().item(payment);
    }
    Gateway gateway = gateways.of(payment.provider());
    return customer(payment, gateway)
        .flatMap(customer -> gateway.open(order(payment, customer)))
        .flatMap(page -> database.asService(tx -> opened(tx, payment, page)))
        .onFailure(ProviderUnavailable.class)
        .recoverWithUni(failure -> unavailable(payment, (ProviderUnavailable) failure))
        .onFailure(ProviderRefused.class)
        .call(refused -> database.asService(tx -> refused(tx, payment, (ProviderRefused) refused)))
        .onFailure(ProviderRefused.class)
        .transform(failure -> Problems.conflict("provider-refused", failure.getMessage()))
        .flatMap(now -> now.provider() == payment.provider() ? opened(now) : open(now));
  }

  /** Another request may have moved the payment; then its page is another, too. */
  private Uni<Payment> opened(Tx tx, Payment payment, CheckoutPage page) {
    return locked(tx, payment)
        .call(
            now ->
                now.provider() != payment.provider()
                        || now.page().url().isPresent()
                        || PaymentMoves.pageOpened(now.status()).isEmpty()
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

  private static Uni<Payment> opened(Payment payment) {
    return Uni.createFrom().item(payment);
  }

  private Uni<Payment> unavailable(Payment payment, ProviderUnavailable failure) {
    return database
        .asService(tx -> failure.mayBeDone() ? unknown(tx, payment) : move(tx, payment))
        .invoke(
            now -> {
              if (now.provider() == payment.provider() && now.page().url().isEmpty()) {
                throw unavailable();
              }
            });
  }

  private Uni<Payment> unknown(Tx tx, Payment payment) {
    return locked(tx, payment)
        .call(
            now ->
                PaymentMoves.unanswered(now.status()).isPresent() && now.provider() == payment.provider()
                    ? payments.update(
                        tx, "status = $2", payment.id(), now.status().to(PaymentStatus.UNKNOWN))
                    : Uni.createFrom().voidItem());
  }

  private Uni<Payment> move(Tx tx, Payment payment) {
    return locked(tx, payment)
        .call(now -> now.mayMove() ? move(tx, now, now.page().backup().orElseThrow()) : stay())
        .chain(() -> locked(tx, payment));
  }

  private Uni<Void> move(Tx tx, Payment payment, Provider backup) {
    LOG.warnf("Payment %s moves from %s to %s", payment.id(), payment.provider(), backup);
    return payments.update(
        tx,
        "provider = $2, moved_from = provider, backup_provider = null",
        payment.id(),
        backup.column());
  }

  private static Uni<Void> stay() {
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> refused(Tx tx, Payment payment, ProviderRefused refused) {
    return outcomes.refused(tx, payment.id(), refused.code(), refused.getMessage());
  }

  private Uni<Payment> locked(Tx tx, Payment payment) {
    return payments.lock(tx, payment.id()).map(Optional::orElseThrow);
  }

  private Uni<Optional<String>> customer(Payment payment, Gateway gateway) {
    return payment.page().saveMethod() && gateway.offSession().isPresent()
        ? customers.of(payment.payer(), payment.page().email()).map(Optional::of)
        : Uni.createFrom().item(Optional.empty());
  }

  private CheckoutOrder order(Payment payment, Optional<String> customer) {
    return new CheckoutOrder(
        payment.id(),
        payment.amount(),
        payment.description(),
        payment.payee(),
        payment.page().returnUrl().orElse(publicUrl),
        payment.page().email(),
        customer);
  }

  static HttpProblem unavailable() {
    return Problems.unavailable(
        "provider-unavailable",
        "The payment provider does not answer. Try again with the same Idempotency-Key.",
        RETRY_AFTER);
  }
}
