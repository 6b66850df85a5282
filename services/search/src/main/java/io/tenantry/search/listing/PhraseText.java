package io.tenantry.search.listing;

import io.tenantry.platform.text.Letters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text of a search, out of which phrases are taken one kind after the other. */
final class PhraseText {
  private static final int LONGEST = 2 * CriteriaReader.LONGEST_TEXT;

  /** Pictures, loose accents and what cannot be seen mean nothing that could be looked for. */
  private static final Pattern NOISE = Pattern.compile("[\\p{So}\\p{Sk}\\p{C}\\p{Me}\\s]+");

  private static final Set<String> FILLERS =
      Set.of(
          "a", "an", "and", "around", "at", "by", "close", "for", "from", "i", "in", "is", "me",
          "my", "near", "nearby", "of", "on", "or", "rent", "rental", "rentals", "the", "to",
          "with", "want", "looking", "need", "month", "monthly", "pm", "per", "budget");

  private static final String LIMITS =
      "(?:(?:within|under|below|over|above|less than|more than|at least|at most|up\\s?to|max(?:imum)?"
          + "|min(?:imum)?|around|about|between|from|[<>]=?|~)\\s*){0,2}";

  /** Sizes, distances, times and prices of something else, which listings are not searched by. */
  private static final Pattern MEASURES =
      Pattern.compile(
          Amount.START
              + LIMITS
              + "(?:"
              + range(Amount.NUMBER)
              + "\\s*k?\\s*-?\\s*"
              + Amount.SIZES
              + "|"
              + range("\\d{1,2}")
              + "\\s*-?\\s*(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|yrs?|people"
              + "|persons?|guests?|pax|tenants?|students?|adults?)"
              + Amount.END
              + "|(?:"
              + Amount.SIGN
              + "\\s*)?"
              + Amount.NUMBER
              + "(?:\\s*"
              + Amount.UNIT
              + ")?(?:\\s*"
              + Amount.SIGN
              + ")?\\s*"
              + Amount.OTHER_PRICES
              + "|\\d{4}-\\d{2}-\\d{2}(?!\\d))"
              + "(?:\\s+(?:walk(?:ing)?|drive|away|distance|radius|carpet|built[\\s-]?up|area"
              + "|or (?:less|more))"
              + Amount.END
              + ")*");

  private final List<String> ignored = new ArrayList<>();
  private String rest;

  private PhraseText(String folded) {
    this.rest = folded;
  }

  /** Reads the text as typed; measures are set aside, so that they are taken for nothing else. */
  static PhraseText of(String typed) {
    String folded = Letters.fold(typed.replaceAll("\\s*½", ".5"));
    String shown = folded.length() > LONGEST ? folded.substring(0, LONGEST) : folded;
    PhraseText text = new PhraseText(NOISE.matcher(shown).replaceAll(" "));
    if (text.hasDigits()) {
      text.ignore(MEASURES);
    }
    return text;
  }

  /** Without any there is no rent to look for. */
  boolean hasDigits() {
    return rest.chars().anyMatch(Character::isDigit);
  }

  private static String range(String number) {
    return number + "(?:\\s*(?:[-‐–—x]|to|and)\\s*" + number + ")?";
  }

  /** Sets aside what is no criterion, and no word to look for either. */
  void ignore(Pattern pattern) {
    take(pattern, found -> ignored.add(found.group().strip()));
  }

  /** Takes out what is meant so. */
  void take(Pattern pattern, Predicate<MatchResult> taken) {
    replace(pattern, found -> taken.test(found) ? Optional.of("") : Optional.empty());
  }

  /** Puts something else in the place of what is meant so. */
  void replace(Pattern pattern, Function<MatchResult, Optional<String>> replacement) {
    Matcher matcher = pattern.matcher(rest);
    StringBuilder left = new StringBuilder();
    while (matcher.find()) {
      String instead =
          replacement.apply(matcher).map(text -> " " + text + " ").orElseGet(matcher::group);
      matcher.appendReplacement(left, Matcher.quoteReplacement(instead));
    }
    rest = matcher.appendTail(left).toString();
  }

  List<String> ignored() {
    return List.copyOf(ignored);
  }

  /**
   * The words that are left, without those that say nothing.
   *
   * @param alone whether nothing else was read: then words that say nothing stand for themselves
   */
  Optional<String> words(boolean alone) {
    List<String> words =
        Arrays.stream(rest.strip().split("\\s+"))
            .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
            .toList();
    String telling =
        words.stream().filter(word -> !FILLERS.contains(word)).collect(Collectors.joining(" "));
    return Optional.of(telling.isEmpty() && alone ? String.join(" ", words) : telling)
        .filter(text -> !text.isBlank());
  }
}
