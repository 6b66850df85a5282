package io.tenantry.search.listing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Criteria of a search; everything in it is valid.
 *
 * @param bedrooms any of these; all if empty
 * @param amenities all of these
 * @param availableFrom the day of moving in
 * @param understood what was read out of the words, and is among the other criteria
 */
record Criteria(
    Optional<String> words,
    Optional<String> city,
    Optional<BigDecimal> minRent,
    Optional<BigDecimal> maxRent,
    Optional<String> currency,
    List<Integer> bedrooms,
    List<String> amenities,
    Optional<Area> area,
    Optional<Outline> outline,
    Optional<LocalDate> availableFrom,
    Optional<Phrases> understood,
    Sort sort,
    int limit,
    Optional<Cursor> cursor) {}
