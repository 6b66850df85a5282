package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch._types.SuggestMode;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Suggester;
import co.elastic.clients.elasticsearch.core.search.TermSuggest;
import java.util.List;
import java.util.Optional;

/**
 * Corrects words that no listing has to the nearest that one has. To ask once for the corrected
 * words costs a fraction of searching each field for everything that is near.
 */
final class Spelling {
  private static final String FIELD = "spelling";

  /** Two letters may be wrong of six, one of three to five. */
  private static final double ALIKE = 0.65;

  private static final int SHORTEST = 3;

  private Spelling() {}

  /** Mistakes are forgiven, but not in the first letter: people get that right. */
  static Suggester question(String words) {
    return Suggester.of(
        suggest ->
            suggest
                .text(words)
                .suggesters(
                    FIELD,
                    field ->
                        field.term(
                            term ->
                                term.field(FIELD)
                                    .suggestMode(SuggestMode.Missing)
                                    .prefixLength(1)
                                    .minWordLength(SHORTEST)
                                    .size(1))));
  }

  /** The words with the unknown ones corrected; empty when there is nothing to correct. */
  static Optional<String> corrected(String words, SearchResponse<?> answer) {
    StringBuilder corrected = new StringBuilder();
    int done = 0;
    for (var suggestion : answer.suggest().getOrDefault(FIELD, List.of())) {
      TermSuggest word = suggestion.term();
      if (isCorrected(word)) {
        corrected.append(words, done, word.offset()).append(word.options().getFirst().text());
        done = word.offset() + word.length();
      }
    }
    return done == 0
        ? Optional.empty()
        : Optional.of(corrected.append(words, done, words.length()).toString());
  }

  /** Numbers are not: the nearest postal code is another place. */
  private static boolean isCorrected(TermSuggest word) {
    return !word.options().isEmpty()
        && word.options().getFirst().score() >= ALIKE
        && word.text().chars().noneMatch(Character::isDigit);
  }
}
