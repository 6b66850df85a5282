package io.tenantry.notification.notice;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.auth.ErasureMail;
import io.tenantry.contracts.auth.LinkMail;
import io.tenantry.contracts.auth.MemberJoined;
import io.tenantry.contracts.auth.MemberLeft;
import io.tenantry.contracts.auth.MemberRoleChanged;
import io.tenantry.contracts.auth.OrganizationCreated;
import io.tenantry.contracts.auth.OrganizationDeleted;
import io.tenantry.notification.contact.Contacts;
import io.tenantry.notification.feed.Told;
import io.tenantry.notification.live.Fanout;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Listens to every service, writes down what people are told, and after commit pushes it. */
@ApplicationScoped
class NoticeEvents {
  private final Inbox inbox;
  private final Contacts contacts;
  private final Announcements announcements;
  private final LinkMails links;
  private final Farewells farewells;
  private final Fanout fanout;

  NoticeEvents(
      Inbox inbox,
      Contacts contacts,
      Announcements announcements,
      LinkMails links,
      Farewells farewells,
      Fanout fanout) {
    this.inbox = inbox;
    this.contacts = contacts;
    this.announcements = announcements;
    this.links = links;
    this.farewells = farewells;
    this.fanout = fanout;
  }

  @Incoming("auth.events.v1")
  @Incoming("auth.mails.v1")
  @Incoming("property.events.v1")
  @Incoming("booking.events.v1")
  @Incoming("payment.events.v1")
  @Incoming("lease.events.v1")
  @Incoming("maintenance.events.v1")
  @Incoming("rent.events.v1")
  @Incoming("search.events.v1")
  Uni<Void> receive(ConsumerRecord<String, byte[]> message) {
    return pushed(effect -> inbox.once(message, effect));
  }

  Uni<Void> receive(Event event) {
    return pushed(effect -> inbox.once(event, effect));
  }

  /** A try that was rolled back leaves nothing: the next one sets anew what is to be pushed. */
  private Uni<Void> pushed(Function<BiFunction<Tx, Event, Uni<Void>>, Uni<Void>> once) {
    var told = new AtomicReference<List<Told>>(List.of());
    return once.apply((tx, event) -> handle(tx, event).invoke(told::set).replaceWithVoid())
        .call(() -> fanout.publish(told.get()));
  }

  private Uni<List<Told>> handle(Tx tx, Event event) {
    return switch (event.body()) {
      case OrganizationCreated organization ->
          contacts.keep(tx, organization).replaceWith(List.of());
      case MemberJoined member -> contacts.keep(tx, member).replaceWith(List.of());
      case MemberRoleChanged member -> contacts.keep(tx, member).replaceWith(List.of());
      case MemberLeft member -> contacts.forget(tx, member).replaceWith(List.of());
      case OrganizationDeleted organization ->
          contacts.forget(tx, organization).replaceWith(List.of());
      case LinkMail link -> links.queue(tx, event, link).replaceWith(List.of());
      case ErasureMail done -> farewells.queue(tx, event, done).replaceWith(List.of());
      default -> announcements.announce(tx, event);
    };
  }
}
