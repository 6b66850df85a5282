package io.tenantry.auth.organization;

import io.tenantry.platform.web.SingleLine;
import io.vertx.core.json.JsonObject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * Address on invoices for the platform's use.
 *
 * @param country ISO 3166 alpha-2
 */
public record BillingAddress(
    @NotBlank @Size(max = 200) @SingleLine String line1,
    Optional<@Size(max = 200) @SingleLine String> line2,
    @NotBlank @Size(max = 100) @SingleLine String city,
    @NotBlank @Size(max = 100) @SingleLine String state,
    @NotBlank @Size(max = 20) @SingleLine String postalCode,
    @NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters (ISO 3166)")
        String country) {

  public BillingAddress {
    line2 = line2 == null ? Optional.empty() : line2;
  }

  JsonObject json() {
    return new JsonObject()
        .put("line1", line1)
        .put("line2", line2.orElse(null))
        .put("city", city)
        .put("state", state)
        .put("postalCode", postalCode)
        .put("country", country);
  }

  static BillingAddress from(JsonObject json) {
    return new BillingAddress(
        json.getString("line1"),
        Optional.ofNullable(json.getString("line2")),
        json.getString("city"),
        json.getString("state"),
        json.getString("postalCode"),
        json.getString("country"));
  }
}
