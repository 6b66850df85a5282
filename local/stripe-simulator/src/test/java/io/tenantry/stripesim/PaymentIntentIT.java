package io.tenantry.stripesim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.SetupIntentCreateParams;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentIntentIT {
  private final Bench bench = new Bench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    "pm_card_visa_chargeDeclined, card_declined, generic_decline",
    "pm_card_visa_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds",
    "pm_card_visa_chargeDeclinedLostCard, card_declined, lost_card",
    "pm_card_chargeDeclinedExpiredCard, expired_card,",
    "pm_card_chargeDeclinedIncorrectCvc, incorrect_cvc,",
    "pm_card_chargeDeclinedProcessingError, processing_error,"
  })
  void a_declined_card_fails_the_intent_with_its_code(
      String method, String code, String declineCode) throws Exception {
    var refused = refused(Bench.charge(1000, method).build());

    assertThat(refused.getCode()).isEqualTo(code);
    assertThat(refused.getDeclineCode()).isEqualTo(declineCode);
    PaymentIntent intent = refused.getStripeError().getPaymentIntent();
    assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
    assertThat(bench.client().v1().charges().retrieve(intent.getLatestCharge()).getStatus())
        .isEqualTo("failed");
    assertThat(bench.charges()).isEmpty();
  }

  @Test
  void a_declined_intent_succeeds_with_another_card() throws Exception {
    var refused = refused(Bench.charge(1000, "pm_card_visa_chargeDeclined").build());

    PaymentIntent paid =
        confirm(refused.getStripeError().getPaymentIntent().getId(), "pm_card_mastercard");

    assertThat(paid.getStatus()).isEqualTo("succeeded");
    assertThat(paid.getAmountReceived()).isEqualTo(1000);
    assertThat(paid.getLastPaymentError()).isNull();
  }

  @Test
  void a_saved_card_is_charged_without_the_customer() throws Exception {
    String customer = bench.customer().getId();
    PaymentMethod saved = attach("pm_card_visa", customer);

    PaymentIntent paid = intent(offSession(customer, saved.getId()));

    assertThat(paid.getStatus()).isEqualTo("succeeded");
    assertThat(bench.charges().get(0).get("customer").asText()).isEqualTo(customer);
  }

  @Test
  void a_card_that_wants_authentication_is_refused_off_session() throws Exception {
    String customer = bench.customer().getId();
    PaymentMethod saved = attach("pm_card_authenticationRequired", customer);

    var refused = refused(offSession(customer, saved.getId()));

    assertThat(refused.getCode()).isEqualTo("authentication_required");
    assertThat(refused.getStripeError().getPaymentIntent().getStatus())
        .isEqualTo("requires_payment_method");
    assertThat(refused.getStripeError().getPaymentMethod().getId()).isEqualTo(saved.getId());
  }

  @Test
  void a_card_authenticated_while_it_was_saved_is_charged_off_session() throws Exception {
    String customer = bench.customer().getId();
    var setup =
        bench
            .client()
            .v1()
            .setupIntents()
            .create(
                SetupIntentCreateParams.builder()
                    .setCustomer(customer)
                    .setPaymentMethod("pm_card_authenticationRequiredOnSetup")
                    .setConfirm(true)
                    .setReturnUrl("http://localhost/back")
                    .build());
    assertThat(setup.getStatus()).isEqualTo("requires_action");
    var unready = refused(offSessionAlone(setup.getPaymentMethod()));
    assertThat(unready.getCode()).isEqualTo("authentication_required");

    bench.form(setup.getNextAction().getRedirectToUrl().getUrl(), "result=complete");

    assertThat(bench.client().v1().setupIntents().retrieve(setup.getId()).getStatus())
        .isEqualTo("succeeded");
    assertThat(intent(offSession(customer, setup.getPaymentMethod())).getStatus())
        .isEqualTo("succeeded");
  }

  @Test
  void a_card_can_be_saved_and_still_be_declined_later() throws Exception {
    String customer = bench.customer().getId();
    PaymentMethod saved = attach("pm_card_chargeCustomerFail", customer);

    assertThat(refused(offSession(customer, saved.getId())).getDeclineCode())
        .isEqualTo("generic_decline");
    assertThatThrownBy(() -> attach("pm_card_visa_chargeDeclined", customer))
        .isInstanceOf(CardException.class);
  }

  @Test
  void an_on_session_payment_waits_for_authentication() throws Exception {
    PaymentIntent waiting =
        intent(
            Bench.charge(1000, "pm_card_authenticationRequired")
                .setReturnUrl("http://localhost/back")
                .build());
    assertThat(waiting.getStatus()).isEqualTo("requires_action");

    var sent = bench.form(waiting.getNextAction().getRedirectToUrl().getUrl(), "result=complete");

    assertThat(sent.headers().firstValue("Location")).contains("http://localhost/back");
    assertThat(retrieve(waiting).getStatus()).isEqualTo("succeeded");
  }

  @Test
  void manual_confirmation_needs_the_server_again_after_authentication() throws Exception {
    PaymentIntent waiting =
        intent(
            Bench.charge(1000, "pm_card_authenticationRequired")
                .setConfirmationMethod(PaymentIntentCreateParams.ConfirmationMethod.MANUAL)
                .setReturnUrl("http://localhost/back")
                .build());

    bench.form(waiting.getNextAction().getRedirectToUrl().getUrl(), "result=complete");
    assertThat(retrieve(waiting).getStatus()).isEqualTo("requires_confirmation");

    assertThat(bench.client().v1().paymentIntents().confirm(waiting.getId()).getStatus())
        .isEqualTo("succeeded");
  }

  @Test
  void two_confirmations_at_the_same_time_take_the_money_once() throws Exception {
    PaymentIntent intent =
        intent(
            PaymentIntentCreateParams.builder()
                .setAmount(1000L)
                .setCurrency("usd")
                .setPaymentMethod("pm_card_visa")
                .build());
    Callable<Integer> attempt = () -> confirmed(intent.getId()) ? 1 : 0;
    int succeeded = 0;
    try (var rivals = Executors.newFixedThreadPool(2)) {
      var first = rivals.submit(attempt);
      var second = rivals.submit(attempt);
      succeeded = first.get() + second.get();
    }

    assertThat(succeeded).isEqualTo(1);
    assertThat(bench.charges()).hasSize(1);
  }

  @Test
  void a_canceled_intent_can_not_be_paid() throws Exception {
    PaymentIntent intent =
        intent(PaymentIntentCreateParams.builder().setAmount(1000L).setCurrency("usd").build());
    bench.client().v1().paymentIntents().cancel(intent.getId());

    assertThatThrownBy(() -> confirm(intent.getId(), "pm_card_visa"))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getCode()).isEqualTo("payment_intent_unexpected_state"));
  }

  @Test
  void a_card_of_another_customer_is_refused() throws Exception {
    PaymentMethod theirs = attach("pm_card_visa", bench.customer().getId());
    String mine = bench.customer().getId();

    assertThatThrownBy(() -> intent(offSession(mine, theirs.getId())))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(bench.raw("/v1/payment_intents").get("data")).isEmpty();
  }

  @Test
  void what_is_missing_or_unknown_is_named() {
    assertThatThrownBy(() -> intent(Bench.charge(49, "pm_card_visa").build()))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getCode()).isEqualTo("amount_too_small"));
    assertThatThrownBy(() -> bench.client().v1().paymentIntents().retrieve("pi_none"))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getCode()).isEqualTo("resource_missing"));
    assertThatThrownBy(() -> Bench.client(bench.url(), "sk_test_wrong").v1().balance().retrieve())
        .isInstanceOf(AuthenticationException.class);
  }

  private boolean confirmed(String id) throws Exception {
    try {
      return bench.client().v1().paymentIntents().confirm(id).getStatus().equals("succeeded");
    } catch (InvalidRequestException e) {
      return false;
    }
  }

  private PaymentIntent confirm(String id, String method) throws Exception {
    var params = PaymentIntentConfirmParams.builder().setPaymentMethod(method).build();
    return bench.client().v1().paymentIntents().confirm(id, params);
  }

  private PaymentMethod attach(String alias, String customer) throws Exception {
    var params = PaymentMethodAttachParams.builder().setCustomer(customer).build();
    return bench.client().v1().paymentMethods().attach(alias, params);
  }

  private static PaymentIntentCreateParams offSession(String customer, String method) {
    return Bench.charge(1000, method).setCustomer(customer).setOffSession(true).build();
  }

  private static PaymentIntentCreateParams offSessionAlone(String method) {
    return Bench.charge(1000, method).setOffSession(true).build();
  }

  private CardException refused(PaymentIntentCreateParams params) {
    return catchThrowableOfType(CardException.class, () -> intent(params));
  }

  private PaymentIntent intent(PaymentIntentCreateParams params) throws Exception {
    return bench.client().v1().paymentIntents().create(params);
  }

  private PaymentIntent retrieve(PaymentIntent intent) throws Exception {
    return bench.client().v1().paymentIntents().retrieve(intent.getId());
  }
}
