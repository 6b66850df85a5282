package io.tenantry.payment.razorpay;

import io.tenantry.payment.provider.ProviderAmounts;

/** Razorpay's way of counting money (its list of international currencies, November 2026). */
final class RazorpayAmounts {
  static final ProviderAmounts TABLE =
      ProviderAmounts.of("Razorpay")
          .counted(
              2,
              1,
              """
              AED ALL AMD AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BZD CAD CHF CNY
              COP CRC CUP CVE CZK DKK DOP DZD EGP ETB EUR FJD GBP GHS GIP GMD GTQ GYD HKD HNL HTG
              HUF IDR ILS INR JMD KES KGS KHR KYD KZT LAK LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP
              MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PEN PGK PHP PKR PLN QAR RON RSD RUB
              SAR SCR SEK SGD SOS SVC SZL THB TRY TTD TWD TZS UAH USD UYU UZS XCD YER ZAR ZMW
              """)
          .counted(0, 1, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF")
          .counted(3, 10, "BHD IQD JOD KWD OMR TND")
          .done();

  private RazorpayAmounts() {}
}
