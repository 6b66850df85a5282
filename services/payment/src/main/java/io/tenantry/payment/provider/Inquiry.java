package io.tenantry.payment.provider;

/** Answer of a provider about a payment. */
public sealed interface Inquiry {
  /** The money was taken. */
  record Paid(Taken taken) implements Inquiry {}

  /** Nothing is decided. */
  record Open() implements Inquiry {}

  /** It will not be paid. */
  record Over(String code, String message) implements Inquiry {}
}
