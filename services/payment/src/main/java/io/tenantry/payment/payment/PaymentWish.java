package io.tenantry.payment.payment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tenantry.payment.allocation.InvoiceShare;
import io.tenantry.payment.allocation.PartWish;
import io.tenantry.payment.payable.PayableType;
import io.tenantry.payment.provider.Provider;
import io.tenantry.platform.web.PositiveMoney;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Request to pay: one payable, all that is due or a part, or several invoices.
 *
 * @param allocations instead of {@code payableId}: the invoices to pay at once
 * @param gateway the one provider to pay at; without it, the one the organization chose
 * @param returnUrl where the provider sends them afterwards
 * @param savePaymentMethod whether the card may be charged later while they are away
 */
record PaymentWish(
    @NotNull PayableType payableType,
    UUID payableId,
    @PositiveMoney Money amount,
    @Size(max = 50) List<@NotNull @Valid InvoiceShare> allocations,
    Provider gateway,
    @Size(max = 2000) @Pattern(regexp = "https?://.+", message = "must be an http or https address")
        String returnUrl,
    Boolean savePaymentMethod) {

  PaymentWish {
    allocations = Optional.ofNullable(allocations).orElse(List.of());
    savePaymentMethod = Optional.ofNullable(savePaymentMethod).orElse(false);
  }

  @JsonIgnore
  List<PartWish> parts() {
    return InvoiceShare.wishes(
        Optional.of(payableType),
        Optional.ofNullable(payableId),
        Optional.ofNullable(amount),
        allocations);
  }
}
