package io.tenantry.payment.payment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tenantry.platform.print.Pdf;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The receipt of a payment as a PDF of one page. */
final class Receipt {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Receipt() {}

  /** The page; escapes what people wrote. */
  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance page(
        String description,
        String amount,
        String paid,
        String back,
        String payment,
        String reference);
  }

  /** The receipt, empty while no money came. Blocks while it is printed. */
  static Optional<byte[]> of(Payment payment) {
    return payment.paidAt().map(paid -> Pdf.print(page(payment, paid), payment.id(), paid));
  }

  private static String page(Payment payment, Instant paid) {
    return Templates.page(
            payment.description(),
            payment.amount().toString(),
            WHEN.format(paid),
            back(payment),
            payment.id().toString(),
            reference(payment))
        .render();
  }

  private static String back(Payment payment) {
    if (payment.returned().isZero()) {
      return "";
    }
    return payment.status() == PaymentStatus.REFUNDED
        ? "This payment was given back."
        : payment.returned().toString();
  }

  private static String reference(Payment payment) {
    return payment
        .manual()
        .map(manual -> manual.reference(payment.id()))
        .or(payment::intentId)
        .orElse("");
  }
}
