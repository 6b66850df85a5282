package io.tenantry.search.listing;

import java.time.LocalDate;

/**
 * How a list is read: the same on all its pages, so that what stays unchanged keeps its place.
 *
 * @param day how fresh a listing is, is judged as of this day (UTC)
 * @param forgiving whether typing mistakes are forgiven: only when nothing has the words as typed
 */
record Reading(LocalDate day, boolean forgiving) {
  Reading forgivingMistakes() {
    return new Reading(day, true);
  }
}
