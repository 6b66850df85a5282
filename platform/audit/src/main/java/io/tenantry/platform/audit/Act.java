package io.tenantry.platform.audit;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An act and its subject, as the audit log records it.
 *
 * @param action dotted, in the past tense: {@code member.role_changed}
 * @param subjectType what kind of thing it was done to: {@code member}
 * @param organization whose matter it was
 * @param before the fields that changed, as they were; empty where there is nothing to show
 * @param after the same fields, as they are now
 */
public record Act(
    String action,
    String subjectType,
    String subjectId,
    Optional<UUID> organization,
    Outcome outcome,
    Map<String, ?> before,
    Map<String, ?> after) {

  /** An act that succeeded, on no organization's matter. */
  public static Act of(String action, String subjectType, Object subjectId) {
    return new Act(
        action,
        subjectType,
        subjectId.toString(),
        Optional.empty(),
        Outcome.SUCCEEDED,
        Map.of(),
        Map.of());
  }

  /** The same on the matter of an organization. */
  public Act in(UUID whose) {
    return in(Optional.of(whose));
  }

  /** The same on the matter of an organization, if there is one. */
  public Act in(Optional<UUID> whose) {
    return new Act(action, subjectType, subjectId, whose, outcome, before, after);
  }

  /** The same with what changed. Values become JSON; personal data is left out of them. */
  public Act changing(Map<String, ?> was, Map<String, ?> is) {
    return new Act(action, subjectType, subjectId, organization, outcome, was, is);
  }

  /** The same, with what is to be known of it besides. */
  public Act with(Map<String, ?> details) {
    return changing(before, details);
  }

  /** The same with another outcome. */
  public Act but(Outcome other) {
    return new Act(action, subjectType, subjectId, organization, other, before, after);
  }
}
