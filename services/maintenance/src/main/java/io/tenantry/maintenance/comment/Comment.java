package io.tenantry.maintenance.comment;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.tenantry.maintenance.request.RequestView;
import io.tenantry.platform.data.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;

/** Comment on a request; both sides read it. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only the database and queries read
@Table(name = "request_comment")
class Comment extends PanacheEntityBase {
  @Id private UUID id;
  private UUID orgId;
  private UUID requestId;
  private UUID residentId;
  private UUID writtenBy;
  private boolean byResident;
  private String text;
  private Instant writtenAt;

  /** Text of a comment. */
  record Text(@NotBlank @Size(max = 2000) String text) {}

  /** As people see it. */
  record View(UUID id, UUID writtenBy, boolean byResident, String text, Instant writtenAt) {}

  static Comment on(RequestView request, UUID by, String text, Instant now) {
    var comment = new Comment();
    comment.id = Ids.next();
    comment.orgId = request.organizationId();
    comment.requestId = request.id();
    comment.residentId = request.residentId().orElse(null);
    comment.writtenBy = by;
    comment.byResident = request.residentId().filter(by::equals).isPresent();
    comment.text = text.strip();
    comment.writtenAt = now;
    return comment;
  }

  View view() {
    return new View(id, writtenBy, byResident, text, writtenAt);
  }
}
