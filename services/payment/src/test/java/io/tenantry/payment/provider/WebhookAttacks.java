package io.tenantry.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

/** Attacks on a provider's webhook without the secret; each provider is put to them. */
public abstract class WebhookAttacks {
  private static final int LONG = 4000;
  private final String secret;
  private final String header;
  private final Duration tolerance;
  private final Webhooks webhooks;

  /** A provider's own secret, where its signature stands, and how old an event may be. */
  protected WebhookAttacks(String secret, String header, Duration tolerance, Webhooks webhooks) {
    this.secret = secret;
    this.header = header;
    this.tolerance = tolerance;
    this.webhooks = webhooks;
  }

  /** A genuine event that says this. */
  protected abstract String event(String note, Instant at);

  /** The provider's signature. */
  protected abstract String sign(String body, String secret, Instant at);

  @Property
  void a_genuine_event_is_taken(
      @ForAll("notes") String note, @ForAll @IntRange(min = 1, max = 100) int percent) {
    Instant at = Instant.now().minus(tolerance.multipliedBy(percent).dividedBy(101));
    assertThat(verified(event(note, at), sign(event(note, at), secret, at))).isPresent();
  }

  @Property
  void a_changed_byte_is_seen(
      @ForAll("notes") String note, @ForAll @IntRange(max = LONG) int place, @ForAll byte with) {
    Instant now = Instant.now();
    byte[] body = event(note, now).getBytes(StandardCharsets.UTF_8);
    byte[] changed = body.clone();
    changed[place % body.length] = with;
    Assume.that(!Arrays.equals(body, changed));
    assertThat(verified(changed, sign(event(note, now), secret, now))).isEmpty();
  }

  @Property
  void what_is_left_out_or_put_in_is_seen(
      @ForAll("notes") String note,
      @ForAll @IntRange(max = LONG) int place,
      @ForAll @IntRange(max = LONG) int end,
      @ForAll @Size(max = 3) byte[] instead) {
    Instant now = Instant.now();
    byte[] body = event(note, now).getBytes(StandardCharsets.UTF_8);
    int from = place % body.length;
    byte[] changed = spliced(body, from, from + end % (body.length - from + 1), instead);
    Assume.that(!Arrays.equals(body, changed));
    assertThat(verified(changed, sign(event(note, now), secret, now))).isEmpty();
  }

  @Property
  void another_secret_is_not_ours(@ForAll("notes") String note, @ForAll @NotEmpty String other) {
    Assume.that(!other.equals(secret));
    Instant now = Instant.now();
    assertThat(verified(event(note, now), sign(event(note, now), other, now))).isEmpty();
  }

  @Property
  void no_header_that_is_made_up_is_a_signature(@ForAll("headers") String madeUp) {
    assertThat(verified(event("", Instant.now()), madeUp)).isEmpty();
  }

  @Property
  void what_is_too_old_is_refused(
      @ForAll("notes") String note, @ForAll @IntRange(min = 1, max = 100_000_000) int seconds) {
    Instant at = Instant.now().minus(tolerance).minusSeconds(seconds);
    assertThat(verified(event(note, at), sign(event(note, at), secret, at))).isEmpty();
  }

  @Provide
  Arbitrary<String> notes() {
    return Arbitraries.strings().withChars("ab\"\\é₹\uFFFD").ofMaxLength(20);
  }

  @Provide
  Arbitrary<String> headers() {
    return Arbitraries.oneOf(
        Arbitraries.strings(),
        Arbitraries.strings().withChars("tv01=,9 ").ofMaxLength(40),
        Arbitraries.strings().withChars("0123456789abcdef").ofLength(64));
  }

  private Optional<Notice> verified(String body, String signature) {
    return verified(body.getBytes(StandardCharsets.UTF_8), signature);
  }

  private Optional<Notice> verified(byte[] body, String signature) {
    Map<String, String> headers = Map.of(header, signature, "x-razorpay-event-id", "evt_1");
    return webhooks.verify(headers::get, body);
  }

  private static byte[] spliced(byte[] body, int from, int to, byte[] instead) {
    byte[] changed = new byte[from + instead.length + body.length - to];
    System.arraycopy(body, 0, changed, 0, from);
    System.arraycopy(instead, 0, changed, from, instead.length);
    System.arraycopy(body, to, changed, from + instead.length, body.length - to);
    return changed;
  }
}
