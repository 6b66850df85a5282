package io.tenantry.property.property;

import io.tenantry.platform.web.SingleLine;
import io.tenantry.property.address.AddressRules;
import io.tenantry.property.address.Addressed;
import io.tenantry.property.address.CompleteAddress;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Details of a property, from its landlord.
 *
 * @param state needed where addresses have one ({@link AddressRules})
 * @param postalCode needed where addresses have one; left out where there are none
 * @param country ISO 3166 alpha-2
 * @param latitude degrees, WGS 84
 * @param longitude degrees, WGS 84
 * @param amenities codes of the managed list such as {@code wifi}
 * @param rules house rules by name, such as guests or quiet hours
 */
@CompleteAddress
public record PropertyDetails(
    @NotBlank @Size(max = 255) @SingleLine String name,
    @NotNull PropertyType type,
    Optional<@Size(max = 10_000) String> description,
    @NotBlank @Size(max = 255) @SingleLine String addressLine1,
    Optional<@Size(max = 255) @SingleLine String> addressLine2,
    @NotBlank @Size(max = 100) @SingleLine String city,
    Optional<@Size(max = 100) @SingleLine String> state,
    Optional<@Size(max = 20) @SingleLine String> postalCode,
    @NotNull String country,
    @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
    @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude,
    @Size(max = 50)
        List<
                @NotNull
                @Pattern(
                    regexp = "[a-z0-9][a-z0-9_-]{0,39}",
                    message = "must be a short lower-case name such as wifi")
                String>
            amenities,
    @Size(max = 50) @HouseRules Map<@NotBlank @Size(max = 60) String, Object> rules)
    implements Addressed {

  /** Without duplicates, and empty where nothing was said, or there is no such thing. */
  public PropertyDetails {
    state = said(state);
    postalCode =
        said(postalCode).filter(code -> country == null || AddressRules.hasPostalCode(country));
    amenities = amenities == null ? List.of() : amenities.stream().distinct().toList();
    rules = rules == null ? Map.of() : rules;
  }

  @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // as the record has it
  private static Optional<String> said(Optional<String> text) {
    return text == null
        ? Optional.empty()
        : text.map(String::strip).filter(stripped -> !stripped.isEmpty());
  }
}
