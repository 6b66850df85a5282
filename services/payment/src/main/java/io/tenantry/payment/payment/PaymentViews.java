package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.allocation.Allocation;
import io.tenantry.payment.allocation.Allocations;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Shows payments with what they paid. */
@ApplicationScoped
class PaymentViews {
  private final Database database;
  private final Allocations allocations;
  private final String publicUrl;

  PaymentViews(
      Database database,
      Allocations allocations,
      @ConfigProperty(name = "tenantry.public-url") String publicUrl) {
    this.database = database;
    this.allocations = allocations;
    this.publicUrl = publicUrl;
  }

  /** Payments that the caller sees. */
  Uni<List<PaymentView>> of(Caller caller, List<Payment> payments) {
    return database.as(caller, tx -> of(tx, payments));
  }

  Uni<PaymentView> of(Tx tx, Payment payment) {
    return of(tx, List.of(payment)).map(List::getFirst);
  }

  private Uni<List<PaymentView>> of(Tx tx, List<Payment> payments) {
    return allocations
        .of(tx, payments.stream().map(Payment::id).toList())
        .map(all -> all.stream().collect(Collectors.groupingBy(Allocation::paymentId)))
        .map(parts -> payments.stream().map(payment -> view(payment, parts)).toList());
  }

  private PaymentView view(Payment payment, Map<UUID, List<Allocation>> parts) {
    return PaymentView.of(payment, parts.getOrDefault(payment.id(), List.of()), publicUrl);
  }
}
