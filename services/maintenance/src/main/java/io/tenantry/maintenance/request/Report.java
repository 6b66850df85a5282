package io.tenantry.maintenance.request;

import io.tenantry.maintenance.trade.Trade;
import io.tenantry.platform.web.SingleLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Report of a defect.
 *
 * @param leaseId which of several homes in the property; residents only
 * @param unit which unit, in words; members of the organization only, a resident's is known
 * @param place where in the unit or house, such as {@code bathroom}
 * @param access when somebody may come in, by the clocks at the property
 * @param priority members of the organization only; medium when nobody says
 */
public record Report(
    Optional<UUID> leaseId,
    Optional<@Size(min = 1, max = 200) @SingleLine String> unit,
    @NotNull Trade category,
    @NotBlank @Size(max = 100) @SingleLine String place,
    @NotBlank @Size(max = 4000) String description,
    @Size(max = 10) List<@NotNull @Valid AccessWindow> access,
    Optional<Priority> priority) {

  /** Nothing said is nothing. */
  public Report {
    leaseId = leaseId == null ? Optional.empty() : leaseId;
    unit = unit == null ? Optional.empty() : unit;
    access = access == null ? List.of() : access;
    priority = priority == null ? Optional.empty() : priority;
  }
}
