package io.tenantry.booking.visit;

import io.tenantry.booking.availability.Offering;
import io.tenantry.contracts.auth.MemberJoined;
import io.tenantry.contracts.auth.MemberLeft;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.testing.TestEvents;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Listings that are shown and people who show them, brought the way Kafka does. */
@ApplicationScoped
class Shows {
  private final Offering offering;
  private final Inbox inbox;
  private final MemberEvents members;

  Shows(Offering offering, Inbox inbox, MemberEvents members) {
    this.offering = offering;
    this.inbox = inbox;
    this.members = members;
  }

  /** A listing of a new organization. */
  Shown listing() {
    return listing(UUID.randomUUID());
  }

  Shown listing(UUID organization) {
    return new Shown(offering.of(organization, 1), organization, UUID.randomUUID());
  }

  void joins(UUID person, UUID organization) {
    inbox
        .once(
            TestEvents.of(
                person,
                organization,
                new MemberJoined(organization, person, "manager", Instant.EPOCH)),
            members::handle)
        .await()
        .indefinitely();
  }

  void leaves(UUID person, UUID organization) {
    inbox
        .once(
            TestEvents.of(
                person, organization, new MemberLeft(organization, person, Instant.EPOCH)),
            members::handle)
        .await()
        .indefinitely();
  }
}
