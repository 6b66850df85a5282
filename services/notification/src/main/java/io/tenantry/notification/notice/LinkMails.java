package io.tenantry.notification.notice;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.auth.LinkMail;
import io.tenantry.notification.email.Emails;
import io.tenantry.notification.email.Receiver;
import io.tenantry.notification.email.SealedLink;
import io.tenantry.notification.notice.Wording.Words;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;

/** E-mails with a link: to verify an address, to choose a new password, to join an organization. */
@ApplicationScoped
class LinkMails {
  private final Wording wording;
  private final Emails emails;

  LinkMails(Wording wording, Emails emails) {
    this.wording = wording;
    this.emails = emails;
  }

  Uni<Void> queue(Tx tx, Event event, LinkMail link) {
    Words words = wording.of("links/" + link.getKind(), event);
    byte[] secret = new byte[link.getSealedSecret().remaining()];
    link.getSealedSecret().duplicate().get(secret);
    return emails.queue(
        tx,
        new Receiver(link.getEmail(), link.getDetails().getOrDefault("firstName", "")),
        new SealedLink(
            link.getLinkId(), page(link.getKind()), Base64.getEncoder().encodeToString(secret)),
        event.id(),
        event.type(),
        words.title(),
        words.body());
  }

  /** The web client's page; it sends the token on to auth. */
  private static String page(String kind) {
    return switch (kind) {
      case "verify_email" -> "verify-email";
      case "reset_password" -> "reset-password";
      case "invitation" -> "invitations/accept";
      default -> throw new IllegalArgumentException("No page for links of kind " + kind);
    };
  }
}
