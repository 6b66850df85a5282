package io.tenantry.payment.stripe;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.exception.EventDataObjectDeserializationException;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Refund;
import com.stripe.model.StripeObject;
import com.stripe.model.checkout.Session;
import io.tenantry.payment.provider.Contest;
import io.tenantry.payment.provider.Inquiry;
import io.tenantry.payment.provider.News;
import io.tenantry.payment.provider.Subject;
import io.tenantry.payment.provider.Told;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * Meaning of Stripe's events: the payment intent says whether money was taken, the session whether
 * its page is open.
 */
final class Events {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private Events() {}

  static Told read(Event event) {
    return new Told(news(event), mentions(event));
  }

  private static News news(Event event) {
    return switch (event.getType()) {
      case "payment_intent.succeeded", "payment_intent.payment_failed" ->
          intent(event.getType(), (PaymentIntent) object(event));
      case "checkout.session.completed", "checkout.session.expired" ->
          session(event.getType(), (Session) object(event));
      case "refund.created", "refund.updated" -> refund((Refund) object(event));
      case "charge.dispute.created", "charge.dispute.closed" -> contested((Dispute) object(event));
      case "charge.refunded" -> refunded((Charge) object(event));
      case "payment_method.attached" -> saved((PaymentMethod) object(event));
      default -> new News.Other();
    };
  }

  private static News intent(String type, PaymentIntent intent) {
    return about(
        intent.getMetadata(),
        subject ->
            type.endsWith("succeeded")
                ? new News.MoneyTaken(subject, Intents.taken(intent))
                : refused(subject, intent));
  }

  private static News refused(Subject subject, PaymentIntent intent) {
    Inquiry.Over over =
        Optional.ofNullable(intent.getLastPaymentError())
            .map(Intents::over)
            .orElse(new Inquiry.Over("payment_failed", "The payment did not succeed."));
    return new News.ChargeRefused(subject, over.code(), over.message());
  }

  private static News session(String type, Session session) {
    return about(
        session.getMetadata(), subject -> new News.PageClosed(subject, type.endsWith("expired")));
  }

  /** Only when all of it went back. */
  private static News refunded(Charge charge) {
    boolean all = Boolean.TRUE.equals(charge.getRefunded()) && charge.getPaymentIntent() != null;
    return all
        ? about(charge.getMetadata(), subject -> new News.MoneyReturned(subject, Optional.empty()))
        : new News.Other();
  }

  private static News saved(PaymentMethod method) {
    return method.getCard() == null || method.getCustomer() == null
        ? new News.Other()
        : new News.CardSaved(Cards.read(method));
  }

  private static News refund(Refund refund) {
    boolean made = "succeeded".equals(refund.getStatus()) && refund.getPaymentIntent() != null;
    return made
        ? new News.RefundMade(
            new Subject.OfIntent(refund.getPaymentIntent()),
            id(refund.getMetadata(), Metadata.REFUND),
            refund.getId(),
            money(refund.getCurrency(), refund.getAmount()))
        : new News.Other();
  }

  private static News contested(Dispute dispute) {
    var contest =
        new Contest(
            dispute.getId(),
            money(dispute.getCurrency(), dispute.getAmount()),
            dispute.getReason(),
            Optional.ofNullable(dispute.getEvidenceDetails())
                .map(Dispute.EvidenceDetails::getDueBy)
                .map(Instant::ofEpochSecond),
            won(dispute.getStatus()));
    return dispute.getPaymentIntent() == null
        ? new News.Other()
        : new News.Contested(new Subject.OfIntent(dispute.getPaymentIntent()), contest);
  }

  private static Optional<Boolean> won(String status) {
    return switch (status) {
      case "won" -> Optional.of(true);
      case "lost" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Money money(String currency, long amount) {
    return StripeAmounts.TABLE.fromProvider(currency.toUpperCase(Locale.ROOT), amount);
  }

  /** News of the payment whose id travelled with the object; anything else is not ours. */
  private static News about(Map<String, String> metadata, Function<Subject, News> news) {
    return id(metadata, Metadata.PAYMENT)
        .map(id -> news.apply(new Subject.Ours(id)))
        .orElseGet(News.Other::new);
  }

  private static Optional<UUID> id(Map<String, String> metadata, String name) {
    return Optional.ofNullable(metadata)
        .map(data -> data.get(name))
        .filter(id -> ID.matcher(id).matches())
        .map(UUID::fromString);
  }

  private static List<String> mentions(Event event) {
    JsonObject object =
        JsonParser.parseString(event.getDataObjectDeserializer().getRawJson()).getAsJsonObject();
    return Stream.of("id", "customer", "payment_intent")
        .map(object::get)
        .filter(value -> value != null && value.isJsonPrimitive())
        .map(JsonElement::getAsString)
        .toList();
  }

  private static StripeObject object(Event event) {
    try {
      return event.getDataObjectDeserializer().deserializeUnsafe();
    } catch (EventDataObjectDeserializationException e) {
      throw new IllegalArgumentException("Event " + event.getId() + " cannot be read", e);
    }
  }
}
