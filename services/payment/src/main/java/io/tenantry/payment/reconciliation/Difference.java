package io.tenantry.payment.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Difference between our books and the provider's list for one payment.
 *
 * @param reference the provider's
 * @param ours what we say
 * @param theirs what the provider says
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Difference(
    Kind kind,
    Optional<UUID> paymentId,
    Optional<String> reference,
    Optional<String> ours,
    Optional<String> theirs) {

  /** Kinds of differences. */
  enum Kind {
    /** The provider took money that we do not know of. */
    @JsonProperty("missing_here")
    MISSING_HERE,
    /** We know of money that the provider did not take. */
    @JsonProperty("missing_at_provider")
    MISSING_AT_PROVIDER,
    /** Another amount was taken or given back. */
    @JsonProperty("amount_differs")
    AMOUNT_DIFFERS,
    /** Only one of us says that the money was taken. */
    @JsonProperty("status_differs")
    STATUS_DIFFERS;
  }

  static Difference amounts(Entry ours, Money here, Money there) {
    return new Difference(
        Kind.AMOUNT_DIFFERS,
        Optional.of(ours.payment()),
        ours.reference(),
        Optional.of(here.toString()),
        Optional.of(there.toString()));
  }
}
