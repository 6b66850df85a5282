package io.tenantry.notification.notice;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.auth.ErasureMail;
import io.tenantry.notification.email.Emails;
import io.tenantry.notification.email.Receiver;
import io.tenantry.notification.notice.Wording.Words;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.encryption.FieldCipher;
import io.tenantry.platform.events.Event;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** The last e-mail to somebody who is erased; nobody here knows them any more. */
@ApplicationScoped
class Farewells {
  private final Wording wording;
  private final Emails emails;
  private final FieldCipher cipher;

  Farewells(Wording wording, Emails emails, FieldCipher cipher) {
    this.wording = wording;
    this.emails = emails;
    this.cipher = cipher;
  }

  Uni<Void> queue(Tx tx, Event event, ErasureMail mail) {
    Words words = wording.of("farewells/" + event.type(), event);
    return emails.queueFarewell(
        tx, receiver(mail), event.id(), event.type(), words.title(), words.body());
  }

  private Receiver receiver(ErasureMail mail) {
    byte[] address = new byte[mail.getSealedReceiver().remaining()];
    mail.getSealedReceiver().duplicate().get(address);
    var receiver = new JsonObject(cipher.decrypt(address, "erasure/" + mail.getErasureId()));
    return new Receiver(receiver.getString("email"), receiver.getString("firstName"));
  }
}
