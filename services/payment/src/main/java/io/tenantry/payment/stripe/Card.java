package io.tenantry.payment.stripe;

import com.stripe.model.PaymentMethod;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A saved card, as much of it as one may show.
 *
 * @param expiresOn the last day it is good
 */
public record Card(String id, String customer, String brand, String last4, LocalDate expiresOn) {

  /** What the provider says about it. */
  public static Card of(PaymentMethod method) {
    PaymentMethod.Card card = method.getCard();
    return new Card(
        method.getId(),
        method.getCustomer(),
        card.getBrand(),
        card.getLast4(),
        YearMonth.of(card.getExpYear().intValue(), card.getExpMonth().intValue()).atEndOfMonth());
  }
}
