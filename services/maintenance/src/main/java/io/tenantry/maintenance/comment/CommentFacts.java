package io.tenantry.maintenance.comment;

import io.tenantry.contracts.maintenance.MaintenanceCommented;
import io.tenantry.maintenance.request.RequestView;
import java.util.Locale;

/** Events about comments. */
final class CommentFacts {
  private CommentFacts() {}

  /** Returns the event of a comment; its words stay where they were written. */
  static MaintenanceCommented commented(RequestView request, Comment.View comment) {
    return MaintenanceCommented.newBuilder()
        .setRequestId(request.id())
        .setOrganizationId(request.organizationId())
        .setPropertyId(request.propertyId())
        .setResidentId(request.residentId().orElse(null))
        .setCommentId(comment.id())
        .setWrittenBy(comment.writtenBy())
        .setByResident(comment.byResident())
        .setUnit(request.unit().orElse(null))
        .setCategory(request.category().name().toLowerCase(Locale.ROOT))
        .setWrittenAt(comment.writtenAt())
        .build();
  }
}
