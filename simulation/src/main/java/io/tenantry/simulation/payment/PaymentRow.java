package io.tenantry.simulation.payment;

import io.tenantry.payment.payment.PaymentStatus;
import java.util.Optional;
import java.util.UUID;

/**
 * One try to pay.
 *
 * @param attempt which try among those of its kind
 * @param surplus the payable was paid already; this money goes back
 * @param hasPage whether the provider's page is known
 * @param pageOpen whether somebody can still pay on it
 */
public record PaymentRow(
    UUID id,
    PayableRow payable,
    boolean automatic,
    int attempt,
    PaymentStatus status,
    boolean surplus,
    boolean hasPage,
    boolean pageOpen,
    Optional<String> intent) {

  static PaymentRow begun(UUID id, PayableRow payable, boolean automatic, int attempt) {
    return new PaymentRow(
        id, payable, automatic, attempt, PaymentStatus.INIT, false, false, false, Optional.empty());
  }

  PaymentRow now(PaymentStatus next) {
    return new PaymentRow(
        id, payable, automatic, attempt, next, surplus, hasPage, pageOpen, intent);
  }

  PaymentRow opened(PaymentStatus next) {
    return new PaymentRow(id, payable, automatic, attempt, next, surplus, true, true, intent);
  }

  PaymentRow closed() {
    return new PaymentRow(id, payable, automatic, attempt, status, surplus, hasPage, false, intent);
  }

  PaymentRow taken(PaymentStatus next, String money, boolean isSurplus) {
    return new PaymentRow(
        id, payable, automatic, attempt, next, isSurplus, hasPage, false, Optional.of(money));
  }

  /** Returns the payable's id. */
  public UUID payableId() {
    return payable.id();
  }

  /** True for a booking, false for an invoice. */
  public boolean ofBooking() {
    return payable.booking();
  }

  /** True when its money settled the payable. */
  public boolean settles() {
    return status == PaymentStatus.SUCCEEDED && !surplus;
  }
}
