package io.tenantry.payment.payment;

import io.tenantry.payment.query.Asked;
import io.tenantry.platform.time.PlatformDay;
import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Filter of a list of payments, as a {@code @BeanParam}. */
public final class PaymentFilter {
  @QueryParam("status")
  Optional<String> status;

  @QueryParam("method")
  Optional<String> method;

  @QueryParam("payerId")
  String payerId;

  @QueryParam("payableId")
  String payableId;

  @QueryParam("from")
  String from;

  @QueryParam("to")
  String to;

  /** The states that clients see under the status, all when there is none. */
  Optional<String[]> statuses() {
    return status.map(PaymentFilter::statuses);
  }

  Optional<String> means() {
    return method.map(PaymentFilter::means);
  }

  Optional<UUID> payer() {
    return Asked.id("payerId", payerId);
  }

  Optional<UUID> payable() {
    return Asked.id("payableId", payableId);
  }

  /** The first moment. */
  Optional<Instant> from() {
    return Asked.day("from", from).map(PlatformDay::begin);
  }

  /** The moment after the last. */
  Optional<Instant> until() {
    return Asked.day("to", to).map(day -> PlatformDay.begin(day.plusDays(1)));
  }

  private static String[] statuses(String shown) {
    String[] found =
        Arrays.stream(PaymentStatus.values())
            .filter(status -> status.shown().equals(shown))
            .map(Enum::name)
            .toArray(String[]::new);
    if (found.length == 0) {
      throw Problems.invalid("status", "must be pending, completed, failed or refunded");
    }
    return found;
  }

  private static String means(String name) {
    return Arrays.stream(Means.values())
        .map(Means::column)
        .filter(column -> column.equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> Problems.invalid("method", "must be one of " + all()));
  }

  private static String all() {
    return Arrays.stream(Means.values()).map(Means::column).collect(Collectors.joining(", "));
  }
}
