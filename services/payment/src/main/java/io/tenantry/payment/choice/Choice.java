package io.tenantry.payment.choice;

import io.tenantry.payment.provider.Provider;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Providers for new payments in a currency.
 *
 * @param currency ISO 4217
 * @param backup who takes them while the primary cannot be reached
 */
public record Choice(String currency, Provider primary, Optional<Provider> backup) {
  private static final String RUPEES = "INR";

  static Choice from(Row row) {
    return new Choice(
        row.getString("currency"),
        Provider.of(row.getString("primary_provider")),
        Optional.ofNullable(row.getString("backup_provider")).map(Provider::of));
  }

  /** Rupees go to Razorpay, with Stripe behind it, all else to Stripe. */
  static Choice usual(String currency) {
    return currency.equals(RUPEES)
        ? new Choice(currency, Provider.RAZORPAY, Optional.of(Provider.STRIPE))
        : new Choice(currency, Provider.STRIPE, Optional.empty());
  }

  /** Its providers, the primary first. */
  public List<Provider> inOrder() {
    return Stream.concat(Stream.of(primary), backup.stream()).toList();
  }
}
