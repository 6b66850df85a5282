package io.tenantry.search.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What words mean that are criteria rather than words: "2bhk near Indiranagar under 15k" asks for
 * two bedrooms, at most 15000, and Indiranagar.
 *
 * @param words what is left to look for
 * @param currency told by a sign or a code beside an amount
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Phrases(
    Optional<String> words,
    List<Integer> bedrooms,
    Optional<BigDecimal> minRent,
    Optional<BigDecimal> maxRent,
    Optional<String> currency) {
  private static final String AMOUNT =
      "(₹|\\$|rs\\.?|inr|usd)?\\s*(\\d[\\d,]{0,11}(?:\\.\\d{1,2})?)\\s*(k|thousand|lakhs?|lacs?|l)?"
          + "(?![\\w.])(?!\\s*(?:kms?|kilomet|miles?|mins?|minutes?|bhk|bed))";

  private static final Pattern BEDROOMS =
      Pattern.compile("\\b(\\d{1,2})\\s*-?\\s*(?:bhk|bed\\s?rooms?|br|bdrms?)\\b");

  private static final Pattern BETWEEN =
      Pattern.compile("(between\\s+)?" + AMOUNT + "\\s*(?:-|–|to|and)\\s*" + AMOUNT);

  private static final Pattern AT_MOST =
      Pattern.compile(
          "\\b(?:under|below|less than|within|up\\s?to|max(?:imum)?|cheaper than|not more than|"
              + "no more than|budget(?: of)?)\\s+"
              + AMOUNT);

  private static final Pattern AT_LEAST =
      Pattern.compile("\\b(?:over|above|more than|at least|min(?:imum)?)\\s+" + AMOUNT);

  private static final Set<String> FILLERS =
      Set.of(
          "a", "an", "and", "around", "at", "by", "close", "for", "from", "i", "in", "is", "me",
          "my", "near", "nearby", "of", "on", "or", "rent", "rental", "rentals", "the", "to",
          "with", "want", "looking", "need", "month", "per");

  /** No rent is this low; a smaller number without a unit counts something else. */
  private static final BigDecimal LOWEST = new BigDecimal("100");

  private static final BigDecimal THOUSAND = new BigDecimal("1000");
  private static final BigDecimal LAKH = new BigDecimal("100000");
  private static final BigDecimal HIGHEST = new BigDecimal("1000000000000");

  static Phrases in(String typed) {
    return new Reader(typed.toLowerCase(Locale.ROOT)).read();
  }

  /** Whether there was anything but words. */
  boolean say() {
    return !bedrooms.isEmpty() || minRent.isPresent() || maxRent.isPresent();
  }

  /** An amount as written: {@code ₹15k}. */
  private record Amount(Optional<String> sign, BigDecimal number, Optional<String> unit) {
    static Amount at(MatchResult match, int group) {
      return new Amount(
          Optional.ofNullable(match.group(group)),
          new BigDecimal(match.group(group + 1).replace(",", "")),
          Optional.ofNullable(match.group(group + 2)));
    }

    Amount inUnitOf(Amount other) {
      return unit.isPresent() ? this : new Amount(sign, number, other.unit);
    }

    boolean isRent() {
      return (sign.isPresent() || unit.isPresent() || number.compareTo(LOWEST) >= 0)
          && value().compareTo(HIGHEST) <= 0;
    }

    BigDecimal value() {
      BigDecimal times =
          unit.map(name -> name.equals("k") || name.equals("thousand") ? THOUSAND : LAKH)
              .orElse(BigDecimal.ONE);
      return number.multiply(times).stripTrailingZeros();
    }

    Optional<String> currency() {
      return sign.map(s -> s.equals("$") || s.equals("usd") ? "USD" : "INR");
    }
  }

  /** Takes phrases out of the words, one kind after the other. */
  private static final class Reader {
    private String rest;
    private final List<Integer> bedrooms = new ArrayList<>();
    private Optional<Amount> min = Optional.empty();
    private Optional<Amount> max = Optional.empty();

    Reader(String typed) {
      this.rest = typed;
    }

    Phrases read() {
      take(BETWEEN, this::between);
      take(AT_MOST, match -> rent(Amount.at(match, 1), false));
      take(AT_LEAST, match -> rent(Amount.at(match, 1), true));
      take(BEDROOMS, match -> bedrooms.add(Integer.valueOf(match.group(1))));
      return new Phrases(
          words(),
          bedrooms.stream().distinct().toList(),
          min.map(Amount::value),
          max.map(Amount::value),
          max.flatMap(Amount::currency).or(() -> min.flatMap(Amount::currency)));
    }

    private interface Taken {
      boolean from(MatchResult match);
    }

    private void take(Pattern pattern, Taken taken) {
      Matcher matcher = pattern.matcher(rest);
      StringBuilder left = new StringBuilder();
      while (matcher.find()) {
        matcher.appendReplacement(
            left, taken.from(matcher) ? " " : Matcher.quoteReplacement(matcher.group()));
      }
      rest = matcher.appendTail(left).toString();
    }

    private boolean between(MatchResult match) {
      Amount to = Amount.at(match, 5);
      Amount from = Amount.at(match, 2).inUnitOf(to);
      boolean meant = match.group(1) != null || to.unit().isPresent() || from.sign().isPresent();
      if (meant && to.isRent() && from.isRent() && from.value().compareTo(to.value()) <= 0) {
        min = Optional.of(from);
        max = Optional.of(to);
        return true;
      }
      return false;
    }

    private boolean rent(Amount amount, boolean atLeast) {
      if (!amount.isRent()) {
        return false;
      }
      if (atLeast) {
        min = Optional.of(amount);
      } else {
        max = Optional.of(amount);
      }
      return true;
    }

    /** Without words that say nothing, unless there are no others. */
    private Optional<String> words() {
      String all = rest.strip().replaceAll("\\s+", " ");
      String telling =
          Arrays.stream(all.split(" ", -1))
              .filter(word -> !FILLERS.contains(word))
              .collect(Collectors.joining(" "));
      return Optional.of(telling.isEmpty() && bedrooms.isEmpty() ? all : telling)
          .filter(words -> !words.isBlank());
    }
  }
}
