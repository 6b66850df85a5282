package io.tenantry.search.listing;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;

/**
 * An amount of money as people write it: {@code ₹15k}, {@code 15,000/- pm}, {@code 1.5 lakh},
 * {@code 20 triệu/tháng}. A number in another unit, such as square feet, is none.
 *
 * @param currency told by a sign or a code beside the number
 * @param times what the unit beside the number stands for
 * @param marked whether the way it is written tells that it is money: a month, thousands set apart
 */
record Amount(
    Optional<String> currency, BigDecimal number, Optional<BigDecimal> times, boolean marked) {
  static final String NUMBER =
      "(?:\\d{1,3}(?:,\\d{2,3})+(?:\\.\\d{1,2})?|\\d{1,3}(?:\\.\\d{3})+|\\d{1,12}(?:\\.\\d{1,2})?)"
          + "(?!\\d)";

  /** Neither in the middle of a word nor of a number. */
  static final String START = "(?<![\\p{L}\\p{N}.])";

  /** No letter and no digit follows. */
  static final String END = "(?![\\p{L}\\p{N}])";

  /** Areas and lengths; letters are folded, so a square metre is m2. */
  static final String SIZES =
      "(?:sq\\.?\\s*(?:ft|feet|foot|m|mts?|mtrs?|met(?:er|re)s?|yds?|yards?)"
          + "|square\\s+(?:ft|feet|foot|m|met(?:er|re)s?|yards?|yds?)|sft|ft2?|feet|foot|m2|m|mts?|mtrs?"
          + "|met(?:er|re)s?|kms?|kilo\\s?met(?:er|re)s?|miles?|mi|yds?|yards?|acres?|hectares?|ha"
          + "|cm|gaj|cents?|%|percent|mbps)"
          + END;

  /** A price of something else than a month. */
  static final String OTHER_PRICES =
      "(?:(?:/|per|a|an)\\s*(?:day|night|week|wk|year|yr|annum|hour|hr|"
          + SIZES
          + ")"
          + END
          + "|(?:weekly|daily|nightly|yearly|annually|p\\.a\\.?|pa)"
          + END
          + ")";

  /** Some units of time: a number of them is no amount, however large. */
  private static final String TIMES =
      "(?:minutes?|mins|hours?|hrs?|days?|weeks?|years?|yrs?)" + END;

  private static final String PERIOD =
      "(?:(?:/|per|a|p\\.|each|every)?\\s*(?:month|mth|mo|thang)|(?:/|per)\\s*m|pm|p\\.\\s?m\\.?|pcm"
          + "|p\\.c\\.m\\.?|monthly)"
          + END;

  private static final Map<String, String> CURRENCIES =
      Map.ofEntries(
          Map.entry("₹|rs\\.?|inr|rupees?", "INR"),
          Map.entry("(?:us)?\\$|usd|dollars?", "USD"),
          Map.entry("€|eur|euros?", "EUR"),
          Map.entry("£|gbp|pounds?", "GBP"),
          Map.entry("¥|jpy|yen", "JPY"),
          Map.entry("₫|vnd|dong", "VND"),
          Map.entry("s\\$|sgd", "SGD"),
          Map.entry("aed|dirhams?|dhs?\\.?", "AED"));

  static final String SIGN = "(?:" + String.join("|", CURRENCIES.keySet()) + ")";

  private static final Map<String, BigDecimal> UNITS =
      Map.of(
          "k|thousand", new BigDecimal("1000"),
          "lakhs?|lacs?|l", new BigDecimal("100000"),
          "million|mn|mio|trieu|tr", new BigDecimal("1000000"),
          "crores?|cr", new BigDecimal("10000000"),
          "billion|ty", new BigDecimal("1000000000"));

  static final String UNIT = "(?:" + String.join("|", UNITS.keySet()) + ")" + END;

  /** No rent is this low; a smaller number without a unit counts something else. */
  private static final BigDecimal LOWEST = new BigDecimal("100");

  private static final BigDecimal HIGHEST = new BigDecimal("1000000000000");

  /** A range of plain numbers is one of rents when both are round and at least this. */
  private static final BigDecimal PLAUSIBLE = new BigDecimal("500");

  private static final BigDecimal ROUND = new BigDecimal("50");

  /** An amount in folded text. Once read it is not read otherwise, so that no part of it counts. */
  static String pattern(String name) {
    return ("(?>(?<sign%1$s>" + SIGN + ")?\\s*(?<number%1$s>" + NUMBER + ")").formatted(name)
        + ("(?:\\s*(?<unit%1$s>" + UNIT + "))?(?:\\s*(?<code%1$s>" + SIGN + END + "|/-))?")
            .formatted(name)
        + ("(?:\\s*(?<period%1$s>" + PERIOD + "))?)").formatted(name)
        + "(?!\\.?[\\p{L}\\p{N}])(?!\\s*-?\\s*(?:"
        + SIZES
        + "|"
        + TIMES
        + "|"
        + OTHER_PRICES
        + "))";
  }

  /** The amount that a pattern of this name found. */
  static Amount in(MatchResult found, String name) {
    String number = found.group("number" + name);
    return new Amount(
        Optional.ofNullable(found.group("sign" + name))
            .or(() -> Optional.ofNullable(found.group("code" + name)))
            .flatMap(sign -> meaning(CURRENCIES, sign)),
        new BigDecimal(number.replace(",", "").replaceAll("\\.(?=\\d{3})", "")),
        Optional.ofNullable(found.group("unit" + name)).flatMap(unit -> meaning(UNITS, unit)),
        found.group("period" + name) != null
            || "/-".equals(found.group("code" + name))
            || number.contains(","));
  }

  /** In {@code 10-15k} both are thousands. */
  Amount inUnitOf(Amount other) {
    return times.isEmpty() && number.compareTo(other.number) <= 0
        ? new Amount(currency, number, other.times, marked)
        : this;
  }

  /** Returns whether it can be a rent at all. */
  boolean isRent() {
    return (currency.isPresent() || times.isPresent() || number.compareTo(LOWEST) >= 0)
        && value().compareTo(HIGHEST) <= 0;
  }

  /** Returns whether something beside the number tells that it is money. */
  boolean isTold() {
    return currency.isPresent() || times.isPresent() || marked;
  }

  /** Returns whether the bare number looks like a rent. */
  boolean isPlausible() {
    return number.compareTo(PLAUSIBLE) >= 0 && number.remainder(ROUND).signum() == 0;
  }

  BigDecimal value() {
    BigDecimal value = number.multiply(times.orElse(BigDecimal.ONE)).stripTrailingZeros();
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  private static <T> Optional<T> meaning(Map<String, T> meanings, String written) {
    return meanings.entrySet().stream()
        .filter(one -> written.matches(one.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
