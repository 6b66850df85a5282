package io.tenantry.auth.organization;

import io.tenantry.auth.email.EmailAddress;
import io.tenantry.auth.email.Emails;
import io.tenantry.auth.name.PlainName;
import io.tenantry.platform.web.SingleLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Optional;

/**
 * Details of an organization (rules.md §1.6). Replaces what was there, except the PAN: it cannot be
 * read back, so it stays when none is sent.
 */
record OrganizationChange(
    @NotBlank @SingleLine @PlainName @Size(max = 200) String name,
    Optional<@EmailAddress String> billingEmail,
    Optional<@Valid BillingAddress> billingAddress,
    Optional<
            @Pattern(
                regexp = "[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z]Z[0-9A-Z]",
                message = "must be a GSTIN of 15 characters")
            String>
        gstNumber,
    Optional<
            @Pattern(
                regexp = "[A-Z]{5}[0-9]{4}[A-Z]",
                message = "must be a PAN: five letters, four digits, a letter")
            String>
        panNumber) {

  OrganizationChange {
    name = name == null ? null : name.trim();
    billingEmail = orNone(billingEmail).map(Emails::canonical);
    billingAddress = orNone(billingAddress);
    gstNumber = orNone(gstNumber).map(text -> text.trim().toUpperCase(Locale.ROOT));
    panNumber = orNone(panNumber).map(text -> text.trim().toUpperCase(Locale.ROOT));
  }

  private static <T> Optional<T> orNone(Optional<T> value) {
    return value == null ? Optional.empty() : value;
  }

  @Override
  public String toString() {
    return "OrganizationChange[" + name + "]";
  }
}
