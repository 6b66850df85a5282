package io.tenantry.search.listing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Numbers of bedrooms as people write them: {@code 2-3 bhk}, {@code two or three bedrooms}, {@code
 * 3+ beds}. A half is a study: 2.5 BHK has two bedrooms, or three.
 */
final class RoomPhrases {
  private static final List<String> WORDS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private static final int MOST = 20;

  /** Upper bound for "3 or more": beyond it there is next to nothing. */
  private static final int MANY = 10;

  private static final String NUMBER =
      "(?:\\d{1,2}(?:\\.\\d)?(?![\\d.])|(?:" + String.join("|", WORDS) + ")" + Amount.END + ")";

  private static final String RANGE = "(?:[-‐–—~]|to)";

  private static final String ALSO = "(?:or|and|&|/)";

  private static final Pattern ROOMS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?<!\\d[.,])"
              + "(?:(?:(?<least>at least|min(?:imum)?)|(?<most>up\\s?to|max(?:imum)?|at most))\\s+)?"
              + "(?<list>"
              + NUMBER
              + "(?:(?:\\s*(?:"
              + RANGE
              + "|"
              + ALSO
              + ")\\s*|,)"
              + NUMBER
              + ")*)(?<more>\\s*\\+|\\s+or more)?\\s*-?\\s*"
              + "(?:bhk|bed\\s?rooms?|bed\\s?rms?|bdrms?|br|bds?|beds?)"
              + Amount.END
              + "(?<over>\\s*\\+|\\s+(?:or more|and above|or above|plus)"
              + Amount.END
              + ")?(?!\\s*(?:spaces?|sharing|shared|dorm))");

  /** One room and a kitchen: no bedroom, or one. */
  private static final Pattern ONE_ROOM =
      Pattern.compile("(?<![\\p{L}\\p{N}])(?:1\\s*-?\\s*)?rk" + Amount.END);

  private static final Pattern PART =
      Pattern.compile("(?<how>" + RANGE + "|" + ALSO + "|,)?\\s*(?<number>" + NUMBER + ")");

  private final TreeSet<Integer> rooms = new TreeSet<>();

  private RoomPhrases() {}

  /** Takes numbers of bedrooms out of the text; any of them is wanted. */
  static List<Integer> takenFrom(PhraseText text) {
    RoomPhrases phrases = new RoomPhrases();
    text.replace(ROOMS, phrases::read);
    text.take(ONE_ROOM, found -> phrases.rooms.addAll(List.of(0, 1)));
    return List.copyOf(phrases.rooms);
  }

  /** Returns the remaining text; empty if the match is no number of bedrooms. */
  private Optional<String> read(MatchResult found) {
    List<BigDecimal> numbers = new ArrayList<>();
    TreeSet<Integer> wanted = new TreeSet<>();
    Matcher parts = PART.matcher(found.group("list"));
    String before = "";
    int end = 0;
    while (parts.find()) {
      BigDecimal number = number(parts.group("number"));
      boolean range = parts.group("how") != null && parts.group("how").matches(RANGE);
      if (range && !isRange(numbers.getLast(), number)) {
        // sector 62 - 2 bhk: what stands before is something else
        before = found.group("list").substring(0, end);
        wanted.clear();
      } else if (range) {
        IntStream.range(ceiling(numbers.getLast()), floor(number)).forEach(wanted::add);
      }
      numbers.add(number);
      wanted.add(floor(number));
      wanted.add(ceiling(number));
      end = parts.end();
    }
    if (wanted.last() > MOST) {
      return Optional.empty();
    }
    if (found.group("least") != null
        || found.group("more") != null
        || found.group("over") != null) {
      IntStream.rangeClosed(wanted.first(), MANY).forEach(wanted::add);
    }
    if (found.group("most") != null) {
      IntStream.range(1, wanted.last()).forEach(wanted::add);
    }
    rooms.addAll(wanted);
    return Optional.of(before);
  }

  private static boolean isRange(BigDecimal from, BigDecimal to) {
    return from.compareTo(to) < 0;
  }

  private static BigDecimal number(String written) {
    int word = WORDS.indexOf(written);
    return word < 0 ? new BigDecimal(written) : BigDecimal.valueOf(word);
  }

  private static int floor(BigDecimal number) {
    return number.setScale(0, RoundingMode.FLOOR).intValue();
  }

  private static int ceiling(BigDecimal number) {
    return number.setScale(0, RoundingMode.CEILING).intValue();
  }
}
