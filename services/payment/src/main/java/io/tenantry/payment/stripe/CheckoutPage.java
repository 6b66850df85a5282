package io.tenantry.payment.stripe;

/** A page that was opened. */
public record CheckoutPage(String sessionId, String url) {}
