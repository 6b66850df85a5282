package io.tenantry.payment.provider;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/** Keeps people and their cards, so that we need not. */
public interface Vault {
  /** A wish to save a card; the client finishes it with the secret. */
  record Setup(String id, String clientSecret) {}

  /** Returns the provider. */
  Provider provider();

  /** Registers a person; the same customer however often it is asked for. */
  Uni<String> register(UUID person, Optional<String> email);

  /** Deletes a customer; one that the provider does not have (any more) is deleted. */
  Uni<Void> unregister(String customer);

  /** Takes off a customer what says who it is. */
  Uni<Void> anonymize(String customer);

  /** Begins to save a card without a payment. */
  Uni<Setup> setUp(String customer);

  /**
   * The card that a finished setup of this customer saved, empty when it is not finished or not
   * there.
   */
  Uni<Optional<Card>> saved(String setup, String customer);

  /** Forgets a card. */
  Uni<Void> detach(String method);
}
