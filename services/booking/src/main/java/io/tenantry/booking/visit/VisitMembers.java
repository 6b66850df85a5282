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
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Members who may show the listings of an organization. People who leave it lose that right. */
@ApplicationScoped
class VisitMembers {
  private static final String JOIN =
      "insert into visit_member (org_id, person_id) values ($1, $2) on conflict do nothing";

  private final Inbox inbox;

  VisitMembers(Inbox inbox) {
    this.inbox = inbox;
  }

  @Incoming("auth-events")
  Uni<Void> receive(ConsumerRecord<String, byte[]> message) {
    return inbox.once(message, this::handle);
  }

  Uni<Void> handle(Tx tx, Event event) {
    return switch (event.body()) {
      case OrganizationCreated created ->
          Optional.ofNullable(created.getOwnerId())
              .map(owner -> join(tx, created.getOrganizationId(), owner))
              .orElseGet(Uni.createFrom()::voidItem);
      case MemberJoined member -> join(tx, member.getOrganizationId(), member.getUserId());
      case MemberLeft member -> leave(tx, member.getOrganizationId(), member.getUserId());
      case OrganizationDeleted deleted -> close(tx, deleted.getOrganizationId());
      default -> Uni.createFrom().voidItem();
    };
  }

  /** True when a person works for an organization. */
  Uni<Boolean> works(Tx tx, UUID person, UUID organization) {
    return tx.one(
            "select 1 from visit_member where org_id = $1 and person_id = $2",
            row -> true,
            organization,
            person)
        .map(Optional::isPresent);
  }

  private static Uni<Void> join(Tx tx, UUID organization, UUID person) {
    return tx.execute(JOIN, organization, person).replaceWithVoid();
  }

  private static Uni<Void> leave(Tx tx, UUID organization, UUID person) {
    return tx.execute(
            "delete from visit_member where org_id = $1 and person_id = $2", organization, person)
        .chain(
            () ->
                tx.execute(
                    "update visit_schedule set agent_id = null where org_id = $1 and agent_id = $2",
                    organization,
                    person))
        .chain(
            () ->
                tx.execute(
                    "update visit_session set agent_id = null where org_id = $1 and agent_id = $2",
                    organization,
                    person))
        .chain(
            () ->
                tx.execute(
                    "update visit set agent_id = null where org_id = $1 and agent_id = $2",
                    organization,
                    person))
        .chain(
            () ->
                tx.execute(
                    "delete from visit_feed where works_for = $1 and person_id = $2",
                    organization,
                    person))
        .replaceWithVoid();
  }

  private static Uni<Void> close(Tx tx, UUID organization) {
    return tx.execute("delete from visit_member where org_id = $1", organization)
        .chain(() -> tx.execute("delete from visit_feed where works_for = $1", organization))
        .replaceWithVoid();
  }
}
