package io.tenantry.notification.email;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.mailencoder.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends queued e-mails, outside any transaction. Every replica does. When one dies after the server
 * took a mail and before that is written down, the mail goes out a second time, under the same
 * Message-ID.
 */
@ApplicationScoped
class EmailDelivery {
  private static final Logger LOG = Logger.getLogger(EmailDelivery.class);
  private static final int BATCH = 50;
  private static final int AT_ONCE = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Emails emails;
  private final ReactiveMailer mailer;
  private final Template html;
  private final Template text;
  private final Links links;
  private final String from;
  private final String organizer;

  EmailDelivery(
      Emails emails,
      ReactiveMailer mailer,
      @Location("email/letter.html") Template html,
      @Location("email/letter.txt") Template text,
      Links links,
      @ConfigProperty(name = "quarkus.mailer.from") String sender) {
    this.emails = emails;
    this.mailer = mailer;
    this.html = html;
    this.text = text;
    this.links = links;
    EmailAddress address = new EmailAddress(sender);
    this.organizer = address.getEmail();
    this.from = from(address);
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> deliver() {
    return Multi.createBy()
        .repeating()
        .uni(() -> emails.take(BATCH).call(this::sendAll))
        .whilst(letters -> letters.size() == BATCH)
        .collect()
        .last()
        .replaceWithVoid();
  }

  @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> giveUp() {
    return emails
        .giveUp()
        .invoke(ended -> LOG.debugf("%d e-mails never got an address", ended))
        .replaceWithVoid();
  }

  private Uni<Void> sendAll(List<Letter> letters) {
    return Multi.createFrom()
        .iterable(letters)
        .onItem()
        .transformToUni(this::send)
        .merge(AT_ONCE)
        .collect()
        .asList()
        .replaceWithVoid();
  }

  /** One that cannot be written or sent keeps no other from being sent. */
  private Uni<Void> send(Letter letter) {
    return Uni.createFrom()
        .deferred(() -> mailer.send(mail(letter)))
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .flatMap(accepted -> emails.sent(letter))
        .onFailure()
        .invoke(failure -> LOG.warnf("E-mail %s was not sent: %s", letter.id(), failure))
        .onFailure()
        .recoverWithUni(failure -> emails.failed(letter, failure))
        .onFailure()
        .invoke(failure -> LOG.warnf(failure, "E-mail %s is looked at later", letter.id()))
        .onFailure()
        .recoverWithNull();
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
