package io.tenantry.notification.email;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.tasks.OutboundTask;
import io.tenantry.platform.tasks.ProviderCalls;
import io.tenantry.platform.tasks.TaskHandler;
import io.tenantry.platform.tasks.TaskOutcome;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.mailencoder.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends e-mails. When a replica dies after the server took a mail and before that is written down,
 * the mail goes out a second time, under the same Message-ID.
 */
@ApplicationScoped
class EmailDelivery implements TaskHandler {
  static final String KIND = "send-email";

  private final Emails emails;
  private final ProviderCalls calls;
  private final ReactiveMailer mailer;
  private final Template html;
  private final Template text;
  private final Links links;
  private final String from;
  private final String organizer;

  EmailDelivery(
      Emails emails,
      ProviderCalls calls,
      ReactiveMailer mailer,
      @Location("email/letter.html") Template html,
      @Location("email/letter.txt") Template text,
      Links links,
      @ConfigProperty(name = "quarkus.mailer.from") String sender) {
    this.emails = emails;
    this.calls = calls;
    this.mailer = mailer;
    this.html = html;
    this.text = text;
    this.links = links;
    EmailAddress address = new EmailAddress(sender);
    this.organizer = address.getEmail();
    this.from = from(address);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Duration timeout() {
    return Duration.ofSeconds(8);
  }

  /** Some four hours. */
  @Override
  public int maxFailures() {
    return 15;
  }

  @Override
  public Uni<TaskOutcome> run(OutboundTask task) {
    return emails
        .find(task.subject())
        .flatMap(letter -> letter.map(this::send).orElseGet(() -> later(task)));
  }

  private Uni<TaskOutcome> later(OutboundTask task) {
    return emails.waits(task.subject()).map(waits -> TaskOutcome.of(!waits));
  }

  @Override
  public Uni<Void> dead(Tx tx, OutboundTask task, String reason) {
    return emails.failed(tx, task.subject(), reason);
  }

  private Uni<TaskOutcome> send(Letter letter) {
    return calls
        .timed(
            "mail",
            "send",
            failure -> !(failure instanceof SMTPException),
            mailer.send(mail(letter)))
        .flatMap(accepted -> emails.sent(letter.id()))
        .replaceWith(TaskOutcome.DONE);
  }

  private Mail mail(Letter letter) {
    Mail mail =
        Mail.withText(letter.address(), HeaderText.encoded(letter.subject()), render(text, letter))
            .setFrom(from)
            .setHtml(render(html, letter))
            .addHeader("Message-ID", letter.messageId());
    return letter
        .invitation()
        .map(
            invitation ->
                mail.addAttachment("invite.ics", file(invitation, letter), invitation.mediaType()))
        .orElse(mail);
  }

  private static String from(EmailAddress address) {
    String name = address.getName();
    return name == null || name.isBlank()
        ? address.getEmail()
        : HeaderText.mailbox(name, address.getEmail());
  }

  private byte[] file(Invitation invitation, Letter letter) {
    return invitation.text(organizer, letter.address()).getBytes(StandardCharsets.UTF_8);
  }

  private String render(Template template, Letter letter) {
    return template
        .data("firstName", letter.firstName())
        .data("subject", letter.subject())
        .data("body", letter.body())
        .data("link", links.in(letter))
        .render();
  }
}
