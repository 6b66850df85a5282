package io.tenantry.notification.notice;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.privacy.ErasureDone;
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

  Uni<Void> queue(Tx tx, Event event, ErasureDone done) {
    Words words = wording.of("farewells/" + event.type(), event);
    return emails.queueFarewell(
        tx, receiver(done), event.id(), event.type(), words.title(), words.body());
  }

  private Receiver receiver(ErasureDone done) {
    byte[] address = new byte[done.getSealedReceiver().remaining()];
    done.getSealedReceiver().duplicate().get(address);
    var receiver = new JsonObject(cipher.decrypt(address, "erasure/" + done.getErasureId()));
    return new Receiver(receiver.getString("email"), receiver.getString("firstName"));
  }
}
