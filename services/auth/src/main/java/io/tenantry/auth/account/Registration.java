package io.tenantry.auth.account;

import io.tenantry.auth.agreement.Agreements;
import io.tenantry.auth.email.EmailAddress;
import io.tenantry.auth.email.Emails;
import io.tenantry.auth.keycloak.NewIdentity;
import io.tenantry.auth.name.PlainName;
import io.tenantry.platform.web.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;

/**
 * Request for an account (rules.md §1.2, §1.6). The e-mail is kept trimmed and in lower case.
 *
 * @param phone any usual spelling; a number without country code is Indian (decisions.md C-23)
 * @param organizationName required of landlords
 * @param termsVersion of the terms of use that were shown; those in force, if nothing is said
 * @param privacyVersion of the privacy policy that was shown, likewise
 */
@NamesTheirOrganization
record Registration(
    @NotNull @EmailAddress String email,
    @NotNull @StrongPassword String password,
    @NotBlank @SingleLine @PlainName @Size(max = 100) String firstName,
    @NotBlank @SingleLine @PlainName @Size(max = 100) String lastName,
    @PhoneNumber String phone,
    @NotNull AccountType accountType,
    @SingleLine @PlainName @Size(max = 200) String organizationName,
    Optional<@Pattern(regexp = VERSION) String> termsVersion,
    Optional<@Pattern(regexp = VERSION) String> privacyVersion) {

  private static final String VERSION = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";

  Registration {
    email = Emails.canonical(email);
    firstName = trimmed(firstName);
    lastName = trimmed(lastName);
    phone = phone == null || phone.isBlank() ? null : phone.trim();
    organizationName = trimmed(organizationName);
    termsVersion = termsVersion == null ? Optional.empty() : termsVersion;
    privacyVersion = privacyVersion == null ? Optional.empty() : privacyVersion;
  }

  private static String trimmed(String text) {
    return text == null ? null : text.trim();
  }

  /** The phone in E.164. */
  Optional<String> phoneNumber() {
    return Optional.ofNullable(phone).flatMap(Phones::e164);
  }

  /** Returns the versions they agree to by registering. */
  Agreements.Versions agreedTo() {
    return new Agreements.Versions(termsVersion, privacyVersion);
  }

  NewIdentity identity(Optional<UUID> organization) {
    return new NewIdentity(email, password, firstName, lastName, organization, accountType.role());
  }

  @Override
  public String toString() {
    return "Registration[" + email + ", " + accountType + "]";
  }
}
