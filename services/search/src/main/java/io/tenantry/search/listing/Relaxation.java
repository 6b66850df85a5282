package io.tenantry.search.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * A way out of an empty result.
 *
 * @param parameter what to change in the request
 * @param value what to send instead; absent: send it no more
 * @param total how many listings that would find
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Relaxation(String parameter, Optional<String> value, long total) {}
