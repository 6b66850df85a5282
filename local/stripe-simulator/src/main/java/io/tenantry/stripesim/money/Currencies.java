package io.tenantry.stripesim.money;

import io.tenantry.stripesim.api.StripeError;
import java.util.Locale;
import java.util.Set;

/**
 * Stripe's rules for amounts (docs.stripe.com/currencies). Written down here once more and not
 * shared with the service, which it shall find out when the service is wrong.
 */
public final class Currencies {
  private static final Set<String> WHOLE =
      Set.of(
          "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf",
          "xof", "xpf");
  private static final Set<String> WHOLE_IN_HUNDREDTHS = Set.of("isk", "ugx");
  private static final Set<String> THOUSANDTHS = Set.of("bhd", "jod", "kwd", "omr", "tnd");
  private static final Set<String> HUNDREDTHS =
      Set.of(
          """
          aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd
          cad cdf chf cny cop crc cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd
          hkd hnl htg huf idr ils inr jmd kes kgs khr kyd kzt lak lbp lkr lrd lsl mad mdl mkd mmk
          mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php pkr pln qar ron
          rsd rub sar sbd scr sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs uah usd
          uyu uzs wst xcd xcg yer zar zmw
          """
              .split("\\s+"));

  private Currencies() {}

  /** A currency in small letters; one that nothing can be paid in is refused. */
  public static String known(String given) {
    String currency = given.toLowerCase(Locale.ROOT);
    if (!HUNDREDTHS.contains(currency)
        && !WHOLE.contains(currency)
        && !WHOLE_IN_HUNDREDTHS.contains(currency)
        && !THOUSANDTHS.contains(currency)) {
      throw StripeError.invalid(
          "parameter_invalid_enum", "Invalid currency: " + given + ".", "currency");
    }
    return currency;
  }

  /** Refuses an amount that cannot be moved in its currency. */
  public static void check(long amount, String currency, String param) {
    int step =
        THOUSANDTHS.contains(currency) ? 10 : WHOLE_IN_HUNDREDTHS.contains(currency) ? 100 : 1;
    if (amount % step != 0) {
      throw StripeError.invalid(
          "invalid_charge_amount",
          "Invalid amount: amounts in %s must be evenly divisible by %d."
              .formatted(currency.toUpperCase(Locale.ROOT), step),
          param);
    }
  }

  /** Digits after the point. */
  public static int decimals(String currency) {
    return WHOLE.contains(currency) ? 0 : THOUSANDTHS.contains(currency) ? 3 : 2;
  }
}
