package io.tenantry.auth.privacy;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.privacy.erasure.AccountClosing;
import io.tenantry.auth.privacy.erasure.Erasures;
import io.tenantry.auth.privacy.export.Exports;
import io.tenantry.contracts.privacy.ErasureJudged;
import io.tenantry.contracts.privacy.PersonErased;
import io.tenantry.contracts.privacy.PersonalDataCollected;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Collects the services' answers, auth's own among them. */
@ApplicationScoped
public class PrivacyAnswers {
  private final Inbox inbox;
  private final Exports exports;
  private final Erasures erasures;
  private final AccountClosing closing;

  PrivacyAnswers(Inbox inbox, Exports exports, Erasures erasures, AccountClosing closing) {
    this.inbox = inbox;
    this.exports = exports;
    this.erasures = erasures;
    this.closing = closing;
  }

  @Incoming("privacy-answers")
  Uni<Void> receive(ConsumerRecord<String, byte[]> message) {
    return inbox.once(message, this::handle).call(closing::closeAll);
  }

  /** The same for an event that is decoded already. */
  public Uni<Void> receive(Event event) {
    return inbox.once(event, this::handle).call(closing::closeAll);
  }

  private Uni<Void> handle(Tx tx, Event event) {
    return switch (event.body()) {
      case PersonalDataCollected part -> exports.collected(tx, part);
      case ErasureJudged verdict -> erasures.judged(tx, verdict);
      case PersonErased done -> erasures.erased(tx, done);
      default -> Uni.createFrom().voidItem();
    };
  }
}
