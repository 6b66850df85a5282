package io.tenantry.payment.stripe;

import com.stripe.model.PaymentMethod;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.SetupIntentCreateParams;
import com.stripe.param.common.EmptyParam;
import io.smallrye.mutiny.Uni;
import io.tenantry.payment.provider.Card;
import io.tenantry.payment.provider.Provider;
import io.tenantry.payment.provider.ProviderRefused;
import io.tenantry.payment.provider.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;

/** People and their cards at the provider. */
@ApplicationScoped
class Cards implements Vault {
  private final StripeCalls stripe;

  Cards(StripeCalls stripe) {
    this.stripe = stripe;
  }

  @Override
  public Provider provider() {
    return Provider.STRIPE;
  }

  @Override
  public Uni<String> register(UUID person, Optional<String> email) {
    var params = CustomerCreateParams.builder().putMetadata(Metadata.PERSON, person.toString());
    email.ifPresent(params::setEmail);
    String key = "customer-" + person + "-" + Integer.toHexString(email.hashCode());
    return stripe
        .call(client -> client.v1().customers().create(params.build(), StripeCalls.once(key)))
        .map(customer -> customer.getId());
  }

  @Override
  public Uni<Void> unregister(String customer) {
    return stripe
        .call(client -> client.v1().customers().delete(customer))
        .replaceWithVoid()
        .onFailure(Cards::isUnknown)
        .recoverWithNull();
  }

  private static boolean isUnknown(Throwable failure) {
    return failure instanceof ProviderRefused refused && "resource_missing".equals(refused.code());
  }

  @Override
  public Uni<Void> anonymize(String customer) {
    var params =
        CustomerUpdateParams.builder()
            .setEmail(EmptyParam.EMPTY)
            .setName(EmptyParam.EMPTY)
            .setPhone(EmptyParam.EMPTY)
            .setMetadata(EmptyParam.EMPTY)
            .build();
    return stripe
        .call(client -> client.v1().customers().update(customer, params))
        .replaceWithVoid();
  }

  @Override
  public Uni<Setup> setUp(String customer) {
    var params =
        SetupIntentCreateParams.builder()
            .setCustomer(customer)
            .setUsage(SetupIntentCreateParams.Usage.OFF_SESSION)
            .build();
    return stripe
        .call(client -> client.v1().setupIntents().create(params))
        .map(intent -> new Setup(intent.getId(), intent.getClientSecret()));
  }

  @Override
  public Uni<Optional<Card>> saved(String setupIntent, String customer) {
    return stripe
        .call(client -> client.v1().setupIntents().retrieve(setupIntent))
        .flatMap(
            intent ->
                "succeeded".equals(intent.getStatus()) && customer.equals(intent.getCustomer())
                    ? card(intent.getPaymentMethod()).map(Optional::of)
                    : Uni.createFrom().item(Optional.<Card>empty()))
        .onFailure(ProviderRefused.class)
        .recoverWithItem(Optional.empty());
  }

  @Override
  public Uni<Void> detach(String method) {
    return stripe
        .call(client -> client.v1().paymentMethods().detach(method))
        .replaceWithVoid()
        .onFailure(ProviderRefused.class)
        .recoverWithNull();
  }

  private Uni<Card> card(String method) {
    return stripe
        .<PaymentMethod>call(client -> client.v1().paymentMethods().retrieve(method))
        .map(Cards::read);
  }

  /** Reads a card from the provider's object. */
  static Card read(PaymentMethod method) {
    PaymentMethod.Card card = method.getCard();
    return new Card(
        method.getId(),
        method.getCustomer(),
        card.getBrand(),
        card.getLast4(),
        YearMonth.of(card.getExpYear().intValue(), card.getExpMonth().intValue()).atEndOfMonth());
  }
}
