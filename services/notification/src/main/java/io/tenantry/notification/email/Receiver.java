package io.tenantry.notification.email;

/** Somebody at an address, whether or not they have an account. */
public record Receiver(String address, String firstName) {}
