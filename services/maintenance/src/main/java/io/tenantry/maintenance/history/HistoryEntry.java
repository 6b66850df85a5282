package io.tenantry.maintenance.history;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.tenantry.platform.data.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One thing that happened to a request; never changed. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only the database and queries read
@Table(name = "request_history")
public class HistoryEntry extends PanacheEntityBase {
  @Id private UUID id;
  private UUID orgId;
  private UUID requestId;
  private UUID residentId;
  private UUID changedBy;
  private Change change;
  private String detail;
  private Instant changedAt;

  /**
   * Entry as people see it.
   *
   * @param changedBy who did it; empty for what happens by itself
   */
  public record View(
      UUID id,
      Change change,
      Optional<String> detail,
      Optional<UUID> changedBy,
      Instant changedAt) {}

  /**
   * The request it happened to.
   *
   * @param resident who may see it besides the organization
   */
  public record Subject(UUID request, UUID organization, Optional<UUID> resident) {}

  /** An entry that is to be persisted. */
  public static HistoryEntry of(
      Subject subject, Change change, Optional<String> detail, Optional<UUID> by, Instant now) {
    var entry = new HistoryEntry();
    entry.id = Ids.next();
    entry.orgId = subject.organization();
    entry.requestId = subject.request();
    entry.residentId = subject.resident().orElse(null);
    entry.changedBy = by.orElse(null);
    entry.change = change;
    entry.detail = detail.orElse(null);
    entry.changedAt = now;
    return entry;
  }

  /** As people see it. */
  public View view() {
    return new View(
        id, change, Optional.ofNullable(detail), Optional.ofNullable(changedBy), changedAt);
  }
}
