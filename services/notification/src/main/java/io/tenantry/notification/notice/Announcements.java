package io.tenantry.notification.notice;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.notification.contact.Contacts;
import io.tenantry.notification.email.Emails;
import io.tenantry.notification.feed.Notifications;
import io.tenantry.notification.feed.Told;
import io.tenantry.notification.notice.Notice.Audience;
import io.tenantry.notification.notice.Wording.Words;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Writes down, in the transaction of an event, what people are told because of it. */
@ApplicationScoped
class Announcements {
  private final Wording wording;
  private final Contacts contacts;
  private final WaitingNotices waiting;
  private final Notifications notifications;
  private final Emails emails;

  Announcements(
      Wording wording,
      Contacts contacts,
      WaitingNotices waiting,
      Notifications notifications,
      Emails emails) {
    this.wording = wording;
    this.contacts = contacts;
    this.waiting = waiting;
    this.notifications = notifications;
    this.emails = emails;
  }

  /** Writes the notices of an event; returns none for an event that concerns nobody. */
  Uni<List<Told>> announce(Tx tx, Event event) {
    return Multi.createFrom()
        .iterable(Notices.about(event))
        .onItem()
        .transformToUniAndConcatenate(notice -> announce(tx, event, notice))
        .onItem()
        .<Told>disjoint()
        .collect()
        .asList();
  }

  private Uni<List<Told>> announce(Tx tx, Event event, Notice notice) {
    Words words = wording.of(notice, event);
    return switch (notice.to()) {
      case Audience.Person(UUID id) -> tell(tx, event, notice, words, id);
      case Audience.Organization(UUID id) -> tellMembers(tx, event, notice, words, id);
    };
  }

  private Uni<List<Told>> tell(Tx tx, Event event, Notice notice, Words words, UUID person) {
    return notifications
        .tell(tx, person, event.id(), event.type(), words.title(), words.body(), words.data())
        .call(told -> notice.byEmail() ? write(tx, event, words, person) : nothing())
        .map(told -> told.stream().toList());
  }

  private Uni<Void> write(Tx tx, Event event, Words words, UUID person) {
    return emails.queue(
        tx, person, event.id(), event.type(), words.title(), words.body(), Invitations.in(event));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  private Uni<List<Told>> tellMembers(
      Tx tx, Event event, Notice notice, Words words, UUID organization) {
    return contacts
        .members(tx, organization)
        .flatMap(
            members ->
                members.isEmpty()
                    ? waiting.keep(tx, event, words, organization).replaceWith(List.of())
                    : tellEach(tx, event, notice, words, members));
  }

  private Uni<List<Told>> tellEach(
      Tx tx, Event event, Notice notice, Words words, List<UUID> members) {
    return Multi.createFrom()
        .iterable(members)
        .onItem()
        .transformToUniAndConcatenate(member -> tell(tx, event, notice, words, member))
        .onItem()
        .<Told>disjoint()
        .collect()
        .asList();
  }
}
