package io.tenantry.search.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Criteria found in the words of a search: "2bhk near Indiranagar under 15k" asks for two bedrooms,
 * at most 15000, and Indiranagar.
 *
 * @param words what is left to look for
 * @param currency told by a sign or a code beside an amount
 * @param ignored what is neither: sizes, distances, times, deposits
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Phrases(
    Optional<String> words,
    List<Integer> bedrooms,
    Optional<BigDecimal> minRent,
    Optional<BigDecimal> maxRent,
    Optional<String> currency,
    List<String> ignored) {

  static Phrases in(String typed) {
    PhraseText text = PhraseText.of(typed);
    List<Integer> bedrooms = RoomPhrases.takenFrom(text);
    RentPhrases rents = RentPhrases.takenFrom(text, !bedrooms.isEmpty());
    Phrases read =
        new Phrases(
            Optional.empty(),
            bedrooms,
            rents.min().map(Amount::value),
            rents.max().map(Amount::value),
            rents.currency(),
            text.ignored());
    return read.leaving(text.words(!read.say()));
  }

  private Phrases leaving(Optional<String> left) {
    return new Phrases(left, bedrooms, minRent, maxRent, currency, ignored);
  }

  /** Returns whether there was anything but words. */
  boolean say() {
    return !bedrooms.isEmpty() || minRent.isPresent() || maxRent.isPresent() || !ignored.isEmpty();
  }
}
