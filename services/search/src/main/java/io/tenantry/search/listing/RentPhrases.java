package io.tenantry.search.listing;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Rents as people write them: {@code 10k-15k}, {@code max 15k}, {@code <15000}, {@code 15k pm}. */
final class RentPhrases {
  private static final String START = "(?<![\\p{L}\\p{N}])";
  private static final String LIMIT = "\\.?(?:\\s+(?:of|is|at))?\\s*:?\\s*";

  private static final Pattern DEPOSIT =
      Pattern.compile(
          START
              + "(?:security\\s+)?deposit"
              + LIMIT
              + "(?:(?:under|below|up\\s?to|max(?:imum)?|within|<=?)\\s*)?"
              + Amount.pattern("a"));

  private static final Pattern BETWEEN =
      Pattern.compile(
          "(?:"
              + START
              + "(?<word>between|from)\\s+|"
              + Amount.START
              + ")"
              + Amount.pattern("a")
              + "\\s*(?:[-‐–—~]|to|till|up\\s?to|(?<and>and))\\s*"
              + Amount.pattern("b"));

  private static final Pattern AT_MOST =
      Pattern.compile(
          "(?:"
              + START
              + "(?:under|below|less(?:er)? than|within|up\\s?to|till|max(?:imum)?|cheaper than"
              + "|not? more than|not (?:over|above)|at most|budget|around|about|approx(?:imately|\\.)?)"
              + "|<=?|=<|≤|~)"
              + LIMIT
              + Amount.pattern("a"));

  private static final Pattern AT_LEAST =
      Pattern.compile(
          "(?:"
              + START
              + "(?:over|above|more than|at least|min(?:imum)?|starting(?: from)?|(?<from>from))"
              + "|>=?|=>|≥)"
              + LIMIT
              + Amount.pattern("a"));

  private static final Pattern OR_LESS =
      Pattern.compile(
          Amount.START
              + Amount.pattern("a")
              + "\\s*(?:max(?:imum)?|at most|tops|budget|(?:or|and) (?:less|below|under))"
              + Amount.END);

  private static final Pattern OR_MORE =
      Pattern.compile(
          Amount.START
              + Amount.pattern("a")
              + "\\s*(?:\\+|(?:min(?:imum)?|plus|onwards?|upwards?|(?:or|and) (?:more|above|over))"
              + Amount.END
              + ")");

  private static final Pattern ANY =
      Pattern.compile(
          "(?:" + START + "rent" + LIMIT + "|" + Amount.START + ")" + Amount.pattern("a"));

  private Optional<Amount> min = Optional.empty();
  private Optional<Amount> max = Optional.empty();

  private RentPhrases() {}

  /**
   * Takes rents out of the text.
   *
   * @param beside whether other criteria stand beside them: then a bare round number is a rent too
   */
  static RentPhrases takenFrom(PhraseText text, boolean beside) {
    RentPhrases rents = new RentPhrases();
    if (!text.hasDigits()) {
      return rents;
    }
    text.ignore(DEPOSIT);
    text.take(BETWEEN, rents::between);
    text.take(AT_MOST, found -> rents.atMost(Amount.in(found, "a")));
    text.take(AT_LEAST, rents::atLeast);
    text.take(OR_LESS, found -> rents.atMost(Amount.in(found, "a")));
    text.take(OR_MORE, found -> rents.atLeast(Amount.in(found, "a")));
    text.take(ANY, found -> rents.any(Amount.in(found, "a"), beside));
    return rents;
  }

  Optional<Amount> min() {
    return isTurned() ? max : min;
  }

  Optional<Amount> max() {
    return isTurned() ? min : max;
  }

  /** The currency, if one is named. */
  Optional<String> currency() {
    return max.flatMap(Amount::currency).or(() -> min.flatMap(Amount::currency));
  }

  /** In {@code 10k min 15k max} the words stand behind. */
  private boolean isTurned() {
    return min.isPresent() && max.isPresent() && min.get().value().compareTo(max.get().value()) > 0;
  }

  private boolean between(MatchResult found) {
    Amount to = Amount.in(found, "b");
    Amount from = Amount.in(found, "a").inUnitOf(to);
    boolean told = found.group("word") != null || to.isTold() || from.isTold();
    boolean meant = told || (found.group("and") == null && from.isPlausible() && to.isPlausible());
    if (!meant || !to.isRent() || !from.isRent() || from.value().compareTo(to.value()) > 0) {
      return false;
    }
    min = Optional.of(from);
    max = Optional.of(to);
    return true;
  }

  private boolean atMost(Amount amount) {
    if (!amount.isRent()) {
      return false;
    }
    max = Optional.of(amount);
    return true;
  }

  private boolean atLeast(MatchResult found) {
    Amount amount = Amount.in(found, "a");
    boolean meant = found.group("from") == null || amount.isTold() || amount.isPlausible();
    return meant && atLeast(amount);
  }

  private boolean atLeast(Amount amount) {
    if (!amount.isRent()) {
      return false;
    }
    min = Optional.of(amount);
    return true;
  }

  /** An amount without a word is what somebody wants to pay: the most. */
  private boolean any(Amount amount, boolean beside) {
    boolean meant =
        amount.isTold()
            || (beside
                && min.isEmpty()
                && max.isEmpty()
                && amount.isPlausible()
                && amount.number().precision() - amount.number().scale() <= 5
                && amount.number().precision() - amount.number().scale() >= 4);
    if (!meant || !amount.isRent()) {
      return false;
    }
    if (max.isEmpty()) {
      max = Optional.of(amount);
    }
    return true;
  }
}
