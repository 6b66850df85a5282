package io.tenantry.booking.visit;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.auth.MemberJoined;
import io.tenantry.contracts.auth.MemberLeft;
import io.tenantry.contracts.auth.OrganizationCreated;
import io.tenantry.contracts.auth.OrganizationDeleted;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns from accounts who works for whom. */
@ApplicationScoped
class MemberEvents {
  private final Inbox inbox;
  private final VisitMembers members;

  MemberEvents(Inbox inbox, VisitMembers members) {
    this.inbox = inbox;
    this.members = members;
  }

  @Incoming("auth.events.v1")
  Uni<Void> receive(ConsumerRecord<String, byte[]> message) {
    return inbox.once(message, this::handle);
  }

  Uni<Void> handle(Tx tx, Event event) {
    return switch (event.body()) {
      case OrganizationCreated created ->
          Optional.ofNullable(created.getOwnerId())
              .map(owner -> members.join(tx, created.getOrganizationId(), owner))
              .orElseGet(Uni.createFrom()::voidItem);
      case MemberJoined member -> members.join(tx, member.getOrganizationId(), member.getUserId());
      case MemberLeft member -> members.leave(tx, member.getOrganizationId(), member.getUserId());
      case OrganizationDeleted deleted -> members.close(tx, deleted.getOrganizationId());
      default -> Uni.createFrom().voidItem();
    };
  }
}
