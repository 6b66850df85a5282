package io.tenantry.payment.webhook;

import com.stripe.exception.EventDataObjectDeserializationException;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.StripeError;
import com.stripe.model.StripeObject;
import com.stripe.model.checkout.Session;
import io.smallrye.mutiny.Uni;
import io.tenantry.payment.method.Methods;
import io.tenantry.payment.payment.Outcomes;
import io.tenantry.payment.stripe.Card;
import io.tenantry.payment.stripe.Metadata;
import io.tenantry.payment.stripe.Taken;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What Stripe's events mean here. They come in any order, so each says one thing only: the payment
 * intent says whether money was taken, the session whether its page is open.
 */
@ApplicationScoped
class StripeEvents {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private final Outcomes outcomes;
  private final Methods methods;

  StripeEvents(Outcomes outcomes, Methods methods) {
    this.outcomes = outcomes;
    this.methods = methods;
  }

  Uni<Void> apply(Tx tx, Event event) {
    return switch (event.getType()) {
      case "payment_intent.succeeded" -> taken(tx, object(event));
      case "payment_intent.payment_failed" -> refused(tx, object(event));
      case "checkout.session.completed" -> pageClosed(tx, object(event), false);
      case "checkout.session.expired" -> pageClosed(tx, object(event), true);
      case "charge.refunded" -> givenBack(tx, object(event));
      case "payment_method.attached" -> saved(tx, object(event));
      default -> nothing();
    };
  }

  private Uni<Void> taken(Tx tx, StripeObject object) {
    var intent = (PaymentIntent) object;
    return payment(intent.getMetadata())
        .map(payment -> outcomes.taken(tx, payment, Taken.by(intent)))
        .orElseGet(StripeEvents::nothing);
  }

  private Uni<Void> refused(Tx tx, StripeObject object) {
    var intent = (PaymentIntent) object;
    Optional<StripeError> error = Optional.ofNullable(intent.getLastPaymentError());
    String code =
        error
            .map(e -> Optional.ofNullable(e.getDeclineCode()).orElse(e.getCode()))
            .orElse("payment_failed");
    String message = error.map(StripeError::getMessage).orElse("The payment did not succeed.");
    return payment(intent.getMetadata())
        .map(payment -> outcomes.refused(tx, payment, code, message))
        .orElseGet(StripeEvents::nothing);
  }

  private Uni<Void> pageClosed(Tx tx, StripeObject object, boolean abandoned) {
    return payment(((Session) object).getMetadata())
        .map(payment -> outcomes.pageClosed(tx, payment, abandoned))
        .orElseGet(StripeEvents::nothing);
  }

  /** Only when all of it went back. */
  private Uni<Void> givenBack(Tx tx, StripeObject object) {
    var charge = (Charge) object;
    return Boolean.TRUE.equals(charge.getRefunded()) && charge.getPaymentIntent() != null
        ? payment(charge.getMetadata())
            .map(payment -> outcomes.givenBack(tx, payment, Optional.empty()))
            .orElseGet(StripeEvents::nothing)
        : nothing();
  }

  private Uni<Void> saved(Tx tx, StripeObject object) {
    var method = (PaymentMethod) object;
    return method.getCard() == null || method.getCustomer() == null
        ? nothing()
        : methods.saved(tx, Card.of(method));
  }

  /** Our payment's id, where the object is of one. Anything else is not ours: nothing to do. */
  private static Optional<UUID> payment(Map<String, String> metadata) {
    return Optional.ofNullable(metadata)
        .map(data -> data.get(Metadata.PAYMENT))
        .filter(id -> ID.matcher(id).matches())
        .map(UUID::fromString);
  }

  private static StripeObject object(Event event) {
    try {
      return event.getDataObjectDeserializer().deserializeUnsafe();
    } catch (EventDataObjectDeserializationException e) {
      throw new IllegalArgumentException("Event " + event.getId() + " cannot be read", e);
    }
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
