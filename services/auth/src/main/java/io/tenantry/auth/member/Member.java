package io.tenantry.auth.member;

import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * A person who works for an organization, or is invited to.
 *
 * @param id of the list: the person's, or the invitation's
 * @param userId the person; absent while they are only invited
 * @param expiresAt until when the invitation can be accepted
 */
record Member(
    UUID id,
    Optional<UUID> userId,
    String email,
    Optional<String> firstName,
    Optional<String> lastName,
    MemberRole role,
    Status status,
    Optional<Instant> joinedAt,
    Optional<Instant> expiresAt) {

  /** A link lives this long (decisions.md A-01). */
  private static final Duration LIFE_OF_LINK = Duration.ofDays(7);

  /** Tells invited people from members. */
  enum Status {
    ACTIVE,
    SUSPENDED,
    INVITED
  }

  static Member from(Row row) {
    return new Member(
        row.getUUID("id"),
        Optional.ofNullable(row.getUUID("person_id")),
        row.getString("email"),
        Optional.ofNullable(row.getString("first_name")),
        Optional.ofNullable(row.getString("last_name")),
        MemberRole.of(row.getString("role")),
        Status.valueOf(row.getString("status")),
        Optional.ofNullable(row.getOffsetDateTime("joined_at")).map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getOffsetDateTime("sent_at"))
            .map(sent -> sent.toInstant().plus(LIFE_OF_LINK)));
  }

  /** Somebody who has been invited. */
  static Member invited(Row row) {
    return new Member(
        row.getUUID("id"),
        Optional.empty(),
        row.getString("email"),
        Optional.empty(),
        Optional.empty(),
        MemberRole.of(row.getString("role")),
        Status.INVITED,
        Optional.empty(),
        Optional.of(Tx.instant(row, "sent_at").plus(LIFE_OF_LINK)));
  }
}
