package io.tenantry.payment.payment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tenantry.payment.allocation.InvoiceShare;
import io.tenantry.payment.allocation.PartWish;
import io.tenantry.payment.payable.PayableType;
import io.tenantry.platform.web.PositiveMoney;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Money that an organization took itself, to be recorded.
 *
 * @param amount all that is due of {@code payableId} when absent
 * @param allocations instead of {@code payableId}: the invoices that it pays
 * @param utr the bank's reference, for a bank transfer or UPI
 */
record ManualWish(
    @NotNull Way method,
    PayableType payableType,
    UUID payableId,
    @PositiveMoney Money amount,
    @Size(max = 50) List<@NotNull @Valid InvoiceShare> allocations,
    @Size(min = 6, max = 100)
        @Pattern(regexp = "[A-Za-z0-9/-]+", message = "must be letters and digits")
        String utr,
    @Size(max = 2000) String notes) {

  /** Channels of a payment. */
  enum Way {
    @JsonProperty("cash")
    CASH,
    @JsonProperty("cheque")
    CHEQUE,
    @JsonProperty("bank_transfer")
    BANK_TRANSFER,
    @JsonProperty("upi")
    UPI;

    Means means() {
      return Means.valueOf(name());
    }
  }

  ManualWish {
    payableType = Optional.ofNullable(payableType).orElse(PayableType.INVOICE);
    allocations = Optional.ofNullable(allocations).orElse(List.of());
  }

  @JsonIgnore
  @AssertTrue(message = "utr is required for a bank transfer and UPI")
  boolean isUtrGiven() {
    return method == null || !method.means().hasReference() || utr != null;
  }

  @JsonIgnore
  List<PartWish> parts() {
    return InvoiceShare.wishes(
        Optional.of(payableType),
        Optional.ofNullable(payableId),
        Optional.ofNullable(amount),
        allocations);
  }

  Manual by(UUID member) {
    return new Manual(
        method.means(), Optional.ofNullable(utr), Optional.ofNullable(notes), Optional.of(member));
  }
}
