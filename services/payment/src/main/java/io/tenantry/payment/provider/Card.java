package io.tenantry.payment.provider;

import java.time.LocalDate;

/**
 * A saved card, as much of it as one may show.
 *
 * @param expiresOn the last day it is good
 */
public record Card(String id, String customer, String brand, String last4, LocalDate expiresOn) {}
