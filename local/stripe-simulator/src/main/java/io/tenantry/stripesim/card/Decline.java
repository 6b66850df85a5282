package io.tenantry.stripesim.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Json;

/** Reasons to refuse a card, in the words of Stripe's decline codes. */
public enum Decline {
  GENERIC("card_declined", "generic_decline", "Your card was declined."),
  INSUFFICIENT_FUNDS("card_declined", "insufficient_funds", "Your card has insufficient funds."),
  LOST_CARD("card_declined", "lost_card", "Your card was declined."),
  STOLEN_CARD("card_declined", "stolen_card", "Your card was declined."),
  VELOCITY(
      "card_declined",
      "card_velocity_exceeded",
      "Your card was declined for making repeated attempts too frequently or exceeding its amount"
          + " limit."),
  NOT_A_TEST_CARD(
      "card_declined",
      "test_mode_live_card",
      "Your card was declined. Your request was in test mode, but used a non test card."),
  EXPIRED_CARD("expired_card", "", "Your card has expired."),
  INCORRECT_CVC("incorrect_cvc", "", "Your card's security code is incorrect."),
  PROCESSING_ERROR(
      "processing_error",
      "",
      "An error occurred while processing your card. Try again in a little bit."),
  INCORRECT_NUMBER("incorrect_number", "", "Your card number is incorrect."),
  AUTHENTICATION_REQUIRED(
      "authentication_required",
      "authentication_required",
      "Your card was declined. This transaction requires authentication."),
  AUTHENTICATION_FAILED(
      "payment_intent_authentication_failure",
      "",
      "We are unable to authenticate your payment method. Please choose a different payment method"
          + " and try again.");

  private final String code;
  private final String declineCode;
  private final String message;

  Decline(String code, String declineCode, String message) {
    this.code = code;
    this.declineCode = declineCode;
    this.message = message;
  }

  /** The error's {@code code}. */
  public String code() {
    return code;
  }

  /** The error's {@code decline_code}; empty when the code says it all. */
  public String declineCode() {
    return declineCode;
  }

  /** Stripe's error object for it. */
  public ObjectNode error() {
    ObjectNode error = Json.object().put("type", "card_error").put("code", code);
    if (!declineCode.isEmpty()) {
      error.put("decline_code", declineCode);
    }
    return error
        .put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'))
        .put("message", message);
  }

  /** The decline code, or the code where there is none. */
  public String reason() {
    return declineCode.isEmpty() ? code : declineCode;
  }

  /** Returns the message for the customer. */
  public String message() {
    return message;
  }
}
