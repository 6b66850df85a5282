package io.tenantry.payment.payment;

import io.tenantry.payment.payable.PayableType;
import io.tenantry.payment.provider.Provider;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody wants to pay.
 *
 * @param gateway the one provider to pay at; without it, the one the organization chose
 * @param returnUrl where the provider sends them afterwards
 * @param savePaymentMethod whether the card may be charged later while they are away
 */
record PaymentWish(
    @NotNull PayableType payableType,
    @NotNull UUID payableId,
    Provider gateway,
    @Size(max = 2000) @Pattern(regexp = "https?://.+", message = "must be an http or https address")
        String returnUrl,
    Boolean savePaymentMethod) {

  PaymentWish {
    savePaymentMethod = Optional.ofNullable(savePaymentMethod).orElse(false);
  }
}
