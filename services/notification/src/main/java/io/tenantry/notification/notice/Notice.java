package io.tenantry.notification.notice;

import java.util.UUID;

/**
 * Something to tell because of an event.
 *
 * @param to who is told
 * @param template the words, a file of {@code templates/notices}
 * @param byEmail whether it matters enough for an e-mail
 */
record Notice(Audience to, String template, boolean byEmail) {

  /** Recipients of a notice. */
  sealed interface Audience {
    /** One person. */
    record Person(UUID id) implements Audience {}

    /** Owners, admins and managers of an organization. */
    record Organization(UUID id) implements Audience {}
  }

  static Notice inApp(UUID person, String type) {
    return new Notice(new Audience.Person(person), type, false);
  }

  static Notice alsoByEmail(UUID person, String type) {
    return new Notice(new Audience.Person(person), type, true);
  }

  static Notice toOrganization(UUID organization, String type) {
    return new Notice(new Audience.Organization(organization), type + "-organization", false);
  }

  static Notice toOrganizationAlsoByEmail(UUID organization, String type) {
    return new Notice(new Audience.Organization(organization), type + "-organization", true);
  }

  /** To one of its members, in the words that the organization is told. */
  static Notice toMember(UUID member, String type) {
    return new Notice(new Audience.Person(member), type + "-organization", true);
  }
}
