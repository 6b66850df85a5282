package io.tenantry.auth.member;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.auth.MemberJoined;
import io.tenantry.contracts.auth.MemberLeft;
import io.tenantry.contracts.auth.MemberRoleChanged;
import io.tenantry.contracts.auth.UserRegistered;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** What the world is told of who works for whom; in order for each organization. */
@ApplicationScoped
class MemberNews {
  private final Outbox outbox;
  private final Clock clock;

  MemberNews(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  Uni<Void> registered(Tx tx, UUID organization, NewColleague person) {
    return outbox.add(
        tx,
        person.id(),
        organization,
        UserRegistered.newBuilder()
            .setUserId(person.id())
            .setEmail(person.email())
            .setFirstName(person.firstName())
            .setLastName(person.lastName())
            .setPhone(null)
            .setAccountType("member")
            .setOrganizationId(organization)
            .setRegisteredAt(clock.instant())
            .build());
  }

  Uni<Void> joined(Tx tx, UUID organization, UUID person, MemberRole role) {
    return outbox.add(
        tx,
        organization,
        organization,
        MemberJoined.newBuilder()
            .setOrganizationId(organization)
            .setUserId(person)
            .setRole(role.column())
            .setJoinedAt(clock.instant())
            .build());
  }

  Uni<Void> roleChanged(
      Tx tx, UUID organization, UUID person, MemberRole before, MemberRole after) {
    return outbox.add(
        tx,
        organization,
        organization,
        MemberRoleChanged.newBuilder()
            .setOrganizationId(organization)
            .setUserId(person)
            .setRole(after.column())
            .setPreviousRole(before.column())
            .setChangedAt(clock.instant())
            .build());
  }

  Uni<Void> left(Tx tx, UUID organization, UUID person) {
    return outbox.add(
        tx,
        organization,
        organization,
        MemberLeft.newBuilder()
            .setOrganizationId(organization)
            .setUserId(person)
            .setLeftAt(clock.instant())
            .build());
  }
}
