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
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Stripe's list of charges. */
@ApplicationScoped
class StripeStatements implements Statements {
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
              page.getData().stream().map(StripeStatements::read).forEach(found::add);
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
    return stripe.call(client -> client.v1().charges().list(params.build()));
  }

  private static Statement read(Charge charge) {
    CurrencyUnit currency = CurrencyUnit.of(charge.getCurrency().toUpperCase(Locale.ROOT));
    return new Statement(
        Objects.requireNonNullElse(charge.getPaymentIntent(), charge.getId()),
        id(charge, Metadata.PAYMENT),
        id(charge, Metadata.ORGANIZATION),
        "succeeded".equals(charge.getStatus()),
        Money.ofMinor(currency, charge.getAmount()),
        Money.ofMinor(currency, charge.getAmountRefunded()),
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
