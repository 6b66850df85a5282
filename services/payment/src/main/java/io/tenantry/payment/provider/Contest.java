package io.tenantry.payment.provider;

import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * A dispute as the provider tells of it.
 *
 * @param id the provider's
 * @param reason the bank's, such as {@code fraudulent}
 * @param evidenceDueAt until when something may be said against it
 * @param won whether it was decided for us, empty while it is open
 */
public record Contest(
    String id,
    Money amount,
    String reason,
    Optional<Instant> evidenceDueAt,
    Optional<Boolean> won) {}
