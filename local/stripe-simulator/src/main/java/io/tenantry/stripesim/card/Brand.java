package io.tenantry.stripesim.card;

import java.util.Map;

/** The network, funding and country that a card shows. */
public record Brand(String network, String funding, String country) {
  private static final Map<TestCard, Brand> SPECIAL =
      Map.of(
          TestCard.VISA_DEBIT, new Brand("visa", "debit", "US"),
          TestCard.MASTERCARD_DEBIT, new Brand("mastercard", "debit", "US"),
          TestCard.MASTERCARD_PREPAID, new Brand("mastercard", "prepaid", "US"),
          TestCard.INDIA, new Brand("visa", "credit", "IN"),
          TestCard.BRITAIN, new Brand("visa", "credit", "GB"),
          TestCard.GERMANY, new Brand("visa", "credit", "DE"),
          TestCard.UNIONPAY, new Brand("unionpay", "credit", "CN"),
          TestCard.JCB, new Brand("jcb", "credit", "JP"));

  /** Of a test card. */
  public static Brand of(TestCard card) {
    return SPECIAL.getOrDefault(card, new Brand(network(card.number()), "credit", "US"));
  }

  private static String network(String number) {
    return switch (number.charAt(0)) {
      case '2', '5' -> "mastercard";
      case '3' -> number.startsWith("37") ? "amex" : "diners";
      case '6' -> "discover";
      default -> "visa";
    };
  }
}
