package io.tenantry.notification.feed;

import java.util.UUID;

/** A notification and whose it is. */
public record Told(UUID person, Notification notification) {}
