package io.tenantry.payment.stripe;

import io.tenantry.payment.provider.ProviderAmounts;

/** Stripe's way of counting money (docs.stripe.com/currencies, November 2026). */
final class StripeAmounts {
  /** The rules for HUF and TWD there are about payouts, which Stripe makes by itself. */
  static final ProviderAmounts TABLE =
      ProviderAmounts.of("Stripe")
          .counted(
              2,
              1,
              """
              AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BWP BYN
              BZD CAD CDF CHF CNY COP CRC CVE CZK DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD
              GTQ GYD HKD HNL HTG HUF IDR ILS INR JMD KES KGS KHR KYD KZT LAK LBP LKR LRD LSL MAD
              MDL MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP
              PKR PLN QAR RON RSD RUB SAR SBD SCR SEK SGD SHP SLE SOS SRD STD SZL THB TJS TOP TRY
              TTD TWD TZS UAH USD UYU UZS WST XCD XCG YER ZAR ZMW
              """)
          .counted(0, 1, "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF")
          .counted(2, 100, "ISK UGX")
          .counted(3, 10, "BHD JOD KWD OMR TND")
          .done();

  private StripeAmounts() {}
}
