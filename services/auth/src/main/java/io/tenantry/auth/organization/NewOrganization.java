package io.tenantry.auth.organization;

import io.tenantry.platform.web.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Optional;

/**
 * An organization that an administrator sets up.
 *
 * @param country ISO 3166 alpha-2; India when absent
 * @param ownerEmail who is invited to own it
 */
record NewOrganization(
    @NotBlank @Size(max = 200) @SingleLine String name,
    Optional<
            @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters (ISO 3166)")
            String>
        country,
    @NotNull
        @Size(min = 5, max = 255)
        @Pattern(regexp = OrganizationChange.EMAIL, message = "must be an e-mail address")
        String ownerEmail,
    Optional<Plan> plan) {

  NewOrganization {
    name = name == null ? null : name.trim();
    country = country == null ? Optional.empty() : country;
    ownerEmail = ownerEmail == null ? null : ownerEmail.trim().toLowerCase(Locale.ROOT);
    plan = plan == null ? Optional.empty() : plan;
  }
}
