package io.tenantry.payment.payment;

import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.Rows;
import io.tenantry.platform.data.State;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Money on its way back: all of a payment or a part.
 *
 * @param payableId for whose sake, if it is one of several that were paid at once
 */
record Refund(
    UUID id,
    UUID paymentId,
    Money amount,
    Kind kind,
    Optional<UUID> payableId,
    String reason,
    Status status,
    Instant requestedAt,
    Optional<Instant> doneAt) {
  static final Rows<Refund> ROWS = Rows.of("refund", Refund.class)
          .named("amount", "refunded")
          .named("by", "requested_by")
          .named("providerId", "provider_refund_id")
          .named("payable", "payable_id");

  /** Reasons of a refund. */
  enum Kind {
    /** Somebody here wished it. */
    WISH,
    /** Nobody owed it. */
    SURPLUS,
    /** Somebody gave it back at the provider. */
    PROVIDER,
    /** The bank gave it to its customer after a dispute. */
    CHARGEBACK;

    String column() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** States of a refund. */
  enum Status implements State<Status> {
    INIT("pending"),
    DONE("completed"),
    FAILED("failed");

    private static final Moves<Status> MOVES =
        Moves.of("refund", Status.class)
            .inCapitals()
            .from(INIT)
            .to(DONE, FAILED)
            // the provider did it all the same, or somebody there
            .from(FAILED)
            .to(DONE);

    private final String shown;

    Status(String shown) {
      this.shown = shown;
    }

    @Override
    public Moves<Status> moves() {
      return MOVES;
    }

    /** As clients see it. */
    String shown() {
      return shown;
    }
  }


  /** True while it is pending. */
  boolean open() {
    return status == Status.INIT;
  }
}
