package io.tenantry.payment.stripe;

import com.stripe.model.Charge;
import com.stripe.model.StripeCollection;
import com.stripe.param.ChargeListParams;
import io.smallrye.mutiny.Uni;
import io.tenantry.payment.provider.Provider;
import io.tenantry.payment.provider.Statement;
import io.tenantry.payment.provider.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Stripe's list of charges. */
@ApplicationScoped
class StripeStatements implements Statements {
  private static final Logger LOG = Logger.getLogger(StripeStatements.class);
  private static final long AT_ONCE = 100;
  private final StripeCalls stripe;

  StripeStatements(StripeCalls stripe) {
    this.stripe = stripe;
  }

  @Override
  public Provider provider() {
    return Provider.STRIPE;
  }

  @Override
  public Uni<List<Statement>> between(Instant from, Instant until) {
    return more(from, until, Optional.empty(), new ArrayList<>());
  }

  private Uni<List<Statement>> more(
      Instant from, Instant until, Optional<String> after, List<Statement> found) {
    return page(from, until, after)
        .flatMap(
            page -> {
              page.getData().stream()
                  .map(StripeStatements::readable)
                  .flatMap(Optional::stream)
                  .forEach(found::add);
              return page.getHasMore()
                  ? more(from, until, Optional.of(page.getData().getLast().getId()), found)
                  : Uni.createFrom().item(found);
            });
  }

  private Uni<StripeCollection<Charge>> page(Instant from, Instant until, Optional<String> after) {
    var params =
        ChargeListParams.builder()
            .setLimit(AT_ONCE)
            .setCreated(
                ChargeListParams.Created.builder()
                    .setGte(from.getEpochSecond())
                    .setLt(until.getEpochSecond())
                    .build());
    after.ifPresent(params::setStartingAfter);
    return stripe.call("list_charges", client -> client.v1().charges().list(params.build()));
  }

  /**
   * One charge that cannot be read keeps no other from being compared: if it is for a payment of
   * ours, that one is reported as missing there.
   */
  private static Optional<Statement> readable(Charge charge) {
    try {
      return Optional.of(read(charge));
    } catch (IllegalStateException e) {
      LOG.warnf(e, "The charge %s is left out of the comparison", charge.getId());
      return Optional.empty();
    }
  }

  private static Statement read(Charge charge) {
    String currency = charge.getCurrency().toUpperCase(Locale.ROOT);
    return new Statement(
        Objects.requireNonNullElse(charge.getPaymentIntent(), charge.getId()),
        id(charge, Metadata.PAYMENT),
        id(charge, Metadata.ORGANIZATION),
        "succeeded".equals(charge.getStatus()),
        StripeAmounts.TABLE.fromProvider(currency, charge.getAmount()),
        StripeAmounts.TABLE.fromProvider(currency, charge.getAmountRefunded()),
        Instant.ofEpochSecond(charge.getCreated()));
  }

  private static Optional<UUID> id(Charge charge, String name) {
    try {
      return Optional.ofNullable(charge.getMetadata())
          .map(data -> data.get(name))
          .map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
