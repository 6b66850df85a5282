package io.tenantry.payment.provider;

/** A page that was opened. */
public record CheckoutPage(String sessionId, String url) {}
