package io.tenantry.payment.allocation;

import io.tenantry.payment.payable.PayableType;
import io.tenantry.platform.web.PositiveMoney;
import io.tenantry.platform.web.Problems;
import jakarta.validation.constraints.NotNull;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * One of several invoices that are paid at once.
 *
 * @param amount what of the payment is for it, all that is still due when absent
 */
public record InvoiceShare(@NotNull UUID invoiceId, @PositiveMoney Money amount) {

  /**
   * Reads the payables of a request: one payable, or a list of invoices.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when it names both or neither
   */
  public static List<PartWish> wishes(
      Optional<PayableType> type,
      Optional<UUID> payable,
      Optional<Money> amount,
      List<InvoiceShare> shares) {
    if (shares.isEmpty()) {
      return List.of(
          new PartWish(
              type.orElseThrow(() -> Problems.invalid("payableType", "must not be null")),
              payable.orElseThrow(() -> Problems.invalid("payableId", "must not be null")),
              amount));
    }
    if (payable.isPresent() || amount.isPresent()) {
      throw Problems.invalid("allocations", "name what is paid; leave payableId and amount out");
    }
    List<UUID> invoices = shares.stream().map(InvoiceShare::invoiceId).toList();
    if (new HashSet<>(invoices).size() < invoices.size()) {
      throw Problems.invalid("allocations", "must name each invoice once");
    }
    return shares.stream().map(InvoiceShare::wish).toList();
  }

  private PartWish wish() {
    return new PartWish(PayableType.INVOICE, invoiceId, Optional.ofNullable(amount));
  }
}
