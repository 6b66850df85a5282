package io.tenantry.razorpaysim.money;

import io.tenantry.razorpaysim.api.RazorpayError;
import java.util.Set;

/**
 * Razorpay's rules for amounts (its list of international currencies). Written down here once more
 * and not shared with the service, which it shall find out when the service is wrong.
 */
public final class Currencies {
  private static final Set<String> WHOLE =
      Set.of(
          "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV",
          "XAF", "XOF", "XPF");
  private static final Set<String> THOUSANDTHS = Set.of("BHD", "IQD", "JOD", "KWD", "OMR", "TND");
  private static final Set<String> HUNDREDTHS =
      Set.of(
          """
          AED ALL AMD AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BZD CAD CHF CNY COP
          CRC CUP CVE CZK DKK DOP DZD EGP ETB EUR FJD GBP GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR
          ILS INR JMD KES KGS KHR KYD KZT LAK LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK
          MXN MYR MZN NAD NGN NIO NOK NPR NZD PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SCR SEK SGD
          SOS SVC SZL THB TRY TTD TWD TZS UAH USD UYU UZS XCD YER ZAR ZMW
          """
              .split("\\s+"));

  private Currencies() {}

  /** Refuses an amount that cannot be moved in its currency, and a currency that is not taken. */
  public static void check(long amount, String currency) {
    if (!HUNDREDTHS.contains(currency)
        && !WHOLE.contains(currency)
        && !THOUSANDTHS.contains(currency)) {
      throw RazorpayError.bad("Currency is not supported");
    }
    if (THOUSANDTHS.contains(currency) && amount % 10 != 0) {
      throw RazorpayError.bad("The last digit of an amount in " + currency + " must be 0.");
    }
  }

  /** Digits after the point. */
  public static int decimals(String currency) {
    return WHOLE.contains(currency) ? 0 : THOUSANDTHS.contains(currency) ? 3 : 2;
  }
}
