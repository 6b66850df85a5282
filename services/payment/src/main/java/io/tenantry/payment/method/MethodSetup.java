package io.tenantry.payment.method;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.provider.Card;
import io.tenantry.payment.provider.Vault;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Saves a card without a payment. */
@ApplicationScoped
class MethodSetup {
  private final Database database;
  private final Customers customers;
  private final Vault vault;
  private final Methods methods;

  MethodSetup(Database database, Customers customers, Vault vault, Methods methods) {
    this.database = database;
    this.customers = customers;
    this.vault = vault;
    this.methods = methods;
  }

  /** Begins: the client shows the provider's form with the secret. */
  Uni<Vault.Setup> begin(Caller caller) {
    Optional<String> email = Optional.of(caller.email()).filter(text -> !text.isBlank());
    return customers.of(caller.id(), email).flatMap(vault::setUp);
  }

  /** Ends: keeps the card that the caller's finished setup saved. */
  Uni<Method> finish(Caller caller, String setupIntent) {
    return customers
        .find(caller.id())
        .map(customer -> customer.orElseThrow(MethodSetup::unfinished))
        .flatMap(customer -> vault.saved(setupIntent, customer))
        .map(card -> card.orElseThrow(MethodSetup::unfinished))
        .flatMap(card -> keep(caller, card));
  }

  private Uni<Method> keep(Caller caller, Card card) {
    return database.asService(
        tx ->
            methods
                .save(tx, caller.id(), card)
                .flatMap(id -> methods.find(tx, id))
                .map(Optional::orElseThrow));
  }

  private static RuntimeException unfinished() {
    return Problems.invalid("setupIntentId", "must be a finished setup of yours");
  }
}
