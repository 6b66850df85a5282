package io.tenantry.stripesim.card;

import static io.tenantry.stripesim.card.Authentication.ALWAYS;
import static io.tenantry.stripesim.card.Authentication.NEVER;
import static io.tenantry.stripesim.card.Authentication.ON_SESSION_ONLY;
import static io.tenantry.stripesim.card.Authentication.UNTIL_SET_UP;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Stripe's documented test cards: number, behaviour, and the names after {@code pm_card_}. */
@SuppressWarnings("ImmutableEnumChecker") // the list is List.of
public enum TestCard {
  VISA("4242424242424242", "visa", "us"),
  VISA_DEBIT("4000056655665556", "visa_debit"),
  MASTERCARD("5555555555554444", "mastercard"),
  MASTERCARD_2_SERIES("2223003122003222"),
  MASTERCARD_DEBIT("5200828282828210", "mastercard_debit"),
  MASTERCARD_PREPAID("5105105105105100", "mastercard_prepaid"),
  AMEX("378282246310005", "amex"),
  DISCOVER("6011111111111117", "discover"),
  DINERS("3056930009020004", "diners"),
  JCB("3566002020360505", "jcb"),
  UNIONPAY("6200000000000005", "unionpay"),
  INDIA("4000003560000008", "in"),
  BRITAIN("4000008260000000", "gb"),
  GERMANY("4000002760000016", "de"),
  DECLINED(Decline.GENERIC, "4000000000000002", "visa_chargeDeclined", "chargeDeclined"),
  INSUFFICIENT_FUNDS(
      Decline.INSUFFICIENT_FUNDS,
      "4000000000009995",
      "visa_chargeDeclinedInsufficientFunds",
      "chargeDeclinedInsufficientFunds"),
  LOST(Decline.LOST_CARD, "4000000000009987", "visa_chargeDeclinedLostCard"),
  STOLEN(Decline.STOLEN_CARD, "4000000000009979", "visa_chargeDeclinedStolenCard"),
  EXPIRED(Decline.EXPIRED_CARD, "4000000000000069", "chargeDeclinedExpiredCard"),
  INCORRECT_CVC(Decline.INCORRECT_CVC, "4000000000000127", "chargeDeclinedIncorrectCvc"),
  PROCESSING_ERROR(Decline.PROCESSING_ERROR, "4000000000000119", "chargeDeclinedProcessingError"),
  VELOCITY(Decline.VELOCITY, "4000000000006975", "visa_chargeDeclinedVelocityLimitExceeded"),
  DECLINED_ONCE_SAVED(Decline.GENERIC, "4000000000000341", "chargeCustomerFail"),
  AUTHENTICATE_UNTIL_SET_UP(UNTIL_SET_UP, "4000002500003155", "authenticationRequiredOnSetup"),
  AUTHENTICATE_ALWAYS(ALWAYS, "4000002760003184", "authenticationRequired"),
  AUTHENTICATE_ON_SESSION(
      ON_SESSION_ONLY, "4000003800000446", "authenticationRequiredSetupForOffSession"),
  AUTHENTICATE_3DS2(ALWAYS, "4000000000003220", "threeDSecure2Required"),
  AUTHENTICATE_THEN_DECLINED(
      ALWAYS,
      Decline.INSUFFICIENT_FUNDS,
      "4000008260003178",
      "authenticationRequiredChargeDeclinedInsufficientFunds");

  private final Authentication authentication;
  private final Optional<Decline> decline;
  private final String number;
  private final List<String> names;

  TestCard(String number, String... names) {
    this(NEVER, null, number, names);
  }

  TestCard(Decline decline, String number, String... names) {
    this(NEVER, decline, number, names);
  }

  TestCard(Authentication authentication, String number, String... names) {
    this(authentication, null, number, names);
  }

  TestCard(Authentication authentication, Decline decline, String number, String... names) {
    this.authentication = authentication;
    this.decline = Optional.ofNullable(decline);
    this.number = number;
    this.names = List.of(names);
  }

  /** The card with this number. */
  public static Optional<TestCard> ofNumber(String number) {
    return Arrays.stream(values()).filter(card -> card.number.equals(number)).findFirst();
  }

  /** The card behind {@code pm_card_…} or {@code tok_…}. */
  public static Optional<TestCard> ofAlias(String alias) {
    String name = alias.replaceFirst("^(pm_card_|tok_)", "");
    return name.equals(alias)
        ? Optional.empty()
        : Arrays.stream(values()).filter(card -> card.names.contains(name)).findFirst();
  }

  /** The digits. */
  public String number() {
    return number;
  }

  /**
   * Returns the issuer's decision on a charge. {@code setUp}: saved with the customer's
   * authentication.
   */
  public Verdict charge(Presence presence, boolean setUp) {
    return answer(presence, setUp, decline);
  }

  /**
   * Returns the issuer's decision on saving the card: cards that are always declined can't be
   * saved.
   */
  public Verdict save(Presence presence) {
    return answer(presence, false, decline.filter(reason -> !savable()));
  }

  private boolean savable() {
    return this == DECLINED_ONCE_SAVED || authentication != NEVER;
  }

  private Verdict answer(Presence presence, boolean setUp, Optional<Decline> refusal) {
    if (authentication.wanted(presence, setUp)) {
      return presence == Presence.OFF_SESSION
          ? new Verdict.Declined(Decline.AUTHENTICATION_REQUIRED)
          : new Verdict.Challenged();
    }
    return refusal.<Verdict>map(Verdict.Declined::new).orElseGet(Verdict.Approved::new);
  }
}
