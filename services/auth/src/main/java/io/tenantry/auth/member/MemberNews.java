package io.tenantry.auth.member;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.auth.MemberJoined;
import io.tenantry.contracts.auth.MemberLeft;
import io.tenantry.contracts.auth.MemberRoleChanged;
import io.tenantry.contracts.auth.UserChanged;
import io.tenantry.contracts.auth.UserRegistered;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Publishes changes of membership, in order for each organization. */
@ApplicationScoped
class MemberNews {
  private static final String RENAME =
      """
      update person set first_name = $2, last_name = $3 where id = $1 returning *
      """;
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

  /** Somebody is called otherwise from now on. */
  Uni<Void> renamed(Tx tx, UUID person, String firstName, String lastName) {
    return tx.one(RENAME, row -> changed(row, person), person, firstName, lastName)
        .flatMap(
            event ->
                event
                    .map(told -> outbox.add(tx, person.toString(), told))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  private UserChanged changed(Row row, UUID person) {
    return UserChanged.newBuilder()
        .setUserId(person)
        .setEmail(row.getString("email"))
        .setFirstName(row.getString("first_name"))
        .setLastName(row.getString("last_name"))
        .setPhone(row.getString("phone"))
        .setLocale(row.getString("locale"))
        .setTimeZone(row.getString("time_zone"))
        .setChangedAt(clock.instant())
        .build();
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
