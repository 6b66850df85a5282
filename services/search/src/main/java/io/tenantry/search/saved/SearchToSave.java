package io.tenantry.search.saved;

import io.tenantry.platform.web.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;

/**
 * Request to save a search.
 *
 * @param query the parameters of {@code GET /api/v1/search/listings}; those of one page are dropped
 * @param alerts whether to be told of what is new; yes if absent
 */
record SearchToSave(
    @NotBlank @Size(max = 100) @SingleLine String name,
    @NotNull @Size(max = 20) Map<@NotBlank String, @NotNull @Size(max = 2000) String> query,
    Optional<Boolean> alerts) {}
