package io.tenantry.payment.method;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tenantry.payment.provider.Provider;
import io.tenantry.platform.data.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A card that may be charged while its owner is away.
 *
 * @param provider who keeps it
 * @param providerId the provider's name of it
 * @param expiresOn the last day it is good
 */
public record Method(
    UUID id,
    @JsonIgnore UUID person,
    @JsonIgnore Provider provider,
    @JsonIgnore String providerId,
    Optional<String> brand,
    Optional<String> last4,
    Optional<LocalDate> expiresOn,
    Instant createdAt) {
  static final Rows<Method> ROWS = Rows.of("payment_method", Method.class).named("person", "person_id");

}
