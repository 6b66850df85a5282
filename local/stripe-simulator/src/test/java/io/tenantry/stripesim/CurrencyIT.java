package io.tenantry.stripesim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts are refused as Stripe refuses them. */
class CurrencyIT {
  private final Bench bench = new Bench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    "isk, 100003, invalid_charge_amount",
    "ugx, 1800001, invalid_charge_amount",
    "kwd, 250345, invalid_charge_amount",
    "iqd, 1000000, parameter_invalid_enum",
    "xxx, 1000, parameter_invalid_enum"
  })
  void amounts_that_cannot_be_moved_are_refused(String currency, long amount, String code) {
    assertThatThrownBy(() -> session(currency, amount)).satisfies(e -> isRefused(e, code));
    assertThatThrownBy(() -> intent(currency, amount)).satisfies(e -> isRefused(e, code));
  }

  @ParameterizedTest
  @CsvSource({
    "isk, 10000300",
    "ugx, 180000100",
    "jpy, 80001",
    "mga, 5001",
    "twd, 80045",
    "kwd, 250340"
  })
  void amounts_that_can_be_moved_are_taken(String currency, long amount) throws StripeException {
    assertThat(session(currency, amount).getAmountTotal()).isEqualTo(amount);
  }

  @Test
  void a_part_of_a_crown_is_not_given_back() throws StripeException {
    PaymentIntent paid = intent("isk", 10_000_300);
    assertThatThrownBy(() -> refund(paid, 150))
        .satisfies(e -> isRefused(e, "invalid_charge_amount"));
    refund(paid, 300);
  }

  private static void isRefused(Throwable failure, String code) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.getCode()).isEqualTo(code));
  }

  private void refund(PaymentIntent paid, long amount) throws StripeException {
    bench
        .client()
        .v1()
        .refunds()
        .create(
            RefundCreateParams.builder().setPaymentIntent(paid.getId()).setAmount(amount).build());
  }

  private PaymentIntent intent(String currency, long amount) throws StripeException {
    return bench
        .client()
        .v1()
        .paymentIntents()
        .create(
            PaymentIntentCreateParams.builder()
                .setAmount(amount)
                .setCurrency(currency)
                .setPaymentMethod("pm_card_visa")
                .setConfirm(true)
                .build());
  }

  private Session session(String currency, long amount) throws StripeException {
    return bench
        .client()
        .v1()
        .checkout()
        .sessions()
        .create(
            SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setSuccessUrl("http://localhost/paid")
                .addLineItem(
                    SessionCreateParams.LineItem.builder()
                        .setQuantity(1L)
                        .setPriceData(
                            SessionCreateParams.LineItem.PriceData.builder()
                                .setCurrency(currency)
                                .setUnitAmount(amount)
                                .setProductData(
                                    SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                        .setName("Rent")
                                        .build())
                                .build())
                        .build())
                .build());
  }
}
