package io.tenantry.auth.account;

import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** A person as they see themselves. */
record Profile(
    UUID userId,
    String email,
    boolean emailVerified,
    String firstName,
    String lastName,
    Optional<String> phone,
    Optional<String> locale,
    Optional<String> timeZone,
    boolean mfaEnabled,
    List<String> roles,
    Optional<UUID> organizationId) {

  private static final Set<String> ROLES =
      Set.of(
          Role.PLATFORM_ADMIN,
          Role.OWNER,
          Role.ADMIN,
          Role.MANAGER,
          Role.VIEWER,
          Role.RESIDENT,
          "applicant",
          "vendor",
          "inspector");

  /** Names and contact of a person, as kept here. */
  record Names(
      String firstName,
      String lastName,
      Optional<String> phone,
      Optional<String> locale,
      Optional<String> timeZone,
      boolean emailVerified) {
    /** Someone who never registered, such as the platform's administrator. */
    static Names in(JsonWebToken token) {
      return new Names(
          claim(token, "given_name"),
          claim(token, "family_name"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);
    }

    private static String claim(JsonWebToken token, String name) {
      return Optional.<String>ofNullable(token.getClaim(name)).orElse("");
    }
  }

  static Profile of(Caller caller, JsonWebToken token, Names names, boolean mfaEnabled) {
    return new Profile(
        caller.id(),
        caller.email(),
        names.emailVerified() || Boolean.TRUE.equals(token.<Boolean>getClaim("email_verified")),
        names.firstName(),
        names.lastName(),
        names.phone(),
        names.locale(),
        names.timeZone(),
        mfaEnabled,
        caller.roles().stream().filter(ROLES::contains).sorted().toList(),
        caller.organization());
  }
}
