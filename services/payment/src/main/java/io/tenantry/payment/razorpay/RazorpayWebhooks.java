package io.tenantry.payment.razorpay;

import io.tenantry.payment.provider.News;
import io.tenantry.payment.provider.Notice;
import io.tenantry.payment.provider.RawBody;
import io.tenantry.payment.provider.Subject;
import io.tenantry.payment.provider.Told;
import io.tenantry.payment.provider.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.json.JSONException;
import org.json.JSONObject;

/**
 * Verifies that a webhook is signed with our secret. It signs no time of sending, and delivers an
 * event for a day: what happened longer ago than that, and an hour, is stale.
 */
@ApplicationScoped
class RazorpayWebhooks implements Webhooks {
  private static final Duration TOLERANCE = Duration.ofHours(25);
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
  private final Signatures signatures;
  private final Clock providersClock = Clock.systemUTC();

  RazorpayWebhooks(Signatures signatures) {
    this.signatures = signatures;
  }

  @Override
  public Optional<Notice> verify(Function<String, String> header, byte[] body) {
    String signature = header.apply("X-Razorpay-Signature");
    return RawBody.text(body)
        .filter(text -> signature != null && signatures.ofWebhook(text, signature))
        .map(RazorpayWebhooks::parsed)
        .filter(this::isFresh)
        .map(event -> notice(header, event));
  }

  @Override
  public Told read(byte[] body) {
    JSONObject event = parsed(RawBody.text(body).orElseThrow());
    return new Told(news(event), mentions(event));
  }

  private boolean isFresh(JSONObject event) {
    long age = providersClock.instant().getEpochSecond() - event.optLong("created_at");
    return age <= TOLERANCE.toSeconds() && age >= -CLOCKS_DIFFER.toSeconds();
  }

  private static Notice notice(Function<String, String> header, JSONObject event) {
    String id = header.apply("x-razorpay-event-id");
    String type = event.optString("event");
    if (id == null || id.isBlank() || type.isEmpty()) {
      throw new IllegalArgumentException("An event has an id and a type.");
    }
    return new Notice(id, type);
  }

  private static News news(JSONObject event) {
    JSONObject payment = entity(event, "payment");
    String order = payment.optString("order_id");
    if (order.isEmpty()) {
      return new News.Other();
    }
    var subject = new Subject.OnPage(order);
    return switch (event.optString("event")) {
      case "payment.captured", "order.paid" ->
          Orders.taken(payment)
              .<News>map(taken -> new News.MoneyTaken(subject, taken))
              .orElseGet(News.Other::new);
      case "payment.failed" ->
          new News.ChargeRefused(
              subject,
              payment.optString("error_reason", "payment_failed"),
              payment.optString("error_description", "The payment did not succeed."));
      case "refund.processed" -> returned(subject, payment, entity(event, "refund"));
      default -> new News.Other();
    };
  }

  /** Only when all of it went back. */
  private static News returned(Subject subject, JSONObject payment, JSONObject refund) {
    return "full".equals(payment.optString("refund_status"))
        ? new News.MoneyReturned(subject, Optional.ofNullable(refund.optString("id", null)))
        : new News.Other();
  }

  private static List<String> mentions(JSONObject event) {
    JSONObject payment = entity(event, "payment");
    return Stream.of(
            payment.optString("id", null),
            payment.optString("order_id", null),
            entity(event, "order").optString("id", null))
        .filter(Objects::nonNull)
        .toList();
  }

  private static JSONObject entity(JSONObject event, String name) {
    return Optional.ofNullable(event.optJSONObject("payload"))
        .map(payload -> payload.optJSONObject(name))
        .map(wrapped -> wrapped.optJSONObject("entity"))
        .orElseGet(JSONObject::new);
  }

  private static JSONObject parsed(String body) {
    try {
      return new JSONObject(body);
    } catch (JSONException e) {
      throw new IllegalArgumentException("An event is a JSON object.", e);
    }
  }
}
