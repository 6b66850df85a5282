package io.tenantry.maintenance.vendor;

import io.tenantry.maintenance.trade.Trade;
import io.tenantry.platform.web.SingleLine;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Details of a vendor as an organization enters them.
 *
 * @param area where it works, in words
 * @param insuranceExpiresOn the last day of its insurance
 * @param active whether it may be assigned; true when nobody says
 */
public record VendorDetails(
    @NotBlank @Size(max = 200) @SingleLine String name,
    @NotNull Trade trade,
    Optional<@Size(max = 200) @SingleLine String> area,
    Optional<@Size(max = 200) @SingleLine String> contactName,
    Optional<
            @Pattern(regexp = "\\+?[0-9 ()-]{5,25}", message = "must be a telephone number") String>
        phone,
    Optional<@Email @Size(max = 254) @SingleLine String> email,
    Optional<LocalDate> insuranceExpiresOn,
    Optional<Boolean> active) {

  /** Nothing said is nothing. */
  public VendorDetails {
    area = area == null ? Optional.empty() : area;
    contactName = contactName == null ? Optional.empty() : contactName;
    phone = phone == null ? Optional.empty() : phone;
    email = email == null ? Optional.empty() : email;
    insuranceExpiresOn = insuranceExpiresOn == null ? Optional.empty() : insuranceExpiresOn;
    active = active == null ? Optional.empty() : active;
  }
}
