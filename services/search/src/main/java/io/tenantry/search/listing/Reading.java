package io.tenantry.search.listing;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Settings under which a list is read: the same on all its pages, so that unchanged listings keep
 * their place.
 *
 * @param day how fresh a listing is, is judged as of this day (UTC)
 * @param corrected what is searched for instead of the words as typed
 */
record Reading(LocalDate day, Optional<String> corrected) {
  static Reading asTyped(LocalDate day) {
    return new Reading(day, Optional.empty());
  }

  Reading correctedTo(String words) {
    return new Reading(day, Optional.of(words));
  }

  /** The words that are searched for, if any are. */
  Optional<String> words(Criteria criteria) {
    return corrected.or(criteria::words);
  }
}
