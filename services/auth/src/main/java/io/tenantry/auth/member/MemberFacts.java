package io.tenantry.auth.member;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.person.PersonFacts;
import io.tenantry.contracts.auth.MemberJoined;
import io.tenantry.contracts.auth.MemberLeft;
import io.tenantry.contracts.auth.MemberRoleChanged;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Publishes changes of membership, in order for each organization. */
@ApplicationScoped
class MemberFacts {
  private static final String RENAME =
      "update person set first_name = $2, last_name = $3 where id = $1";
  private final Outbox outbox;
  private final Clock clock;

  MemberFacts(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  Uni<Void> registered(Tx tx, UUID organization, NewColleague person) {
    return outbox.add(
        tx,
        person.id(),
        organization,
        PersonFacts.registered(person.id(), "member", Optional.of(organization), clock.instant()));
  }

  /** Somebody is called otherwise from now on. */
  Uni<Void> renamed(Tx tx, UUID person, String firstName, String lastName) {
    return tx.execute(RENAME, person, firstName, lastName)
        .flatMap(
            renamed ->
                renamed == 0
                    ? Uni.createFrom().voidItem()
                    : outbox.add(
                        tx, person.toString(), PersonFacts.changed(person, clock.instant())));
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
