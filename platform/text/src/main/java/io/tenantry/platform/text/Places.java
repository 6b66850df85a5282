package io.tenantry.platform.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names of cities, one for each city: {@code places.csv} has the names that several cities go
 * by, and how a name is written does not matter.
 */
public final class Places {
  /** Each line a city: its name, then the other names it goes by. */
  private static final List<List<String>> TABLE = read();

  private static final Map<String, List<String>> BY_KEY = byKey();
  private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\p{Cc}]+");
  private static final Pattern BEGINNING = Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}'’])\\p{Ll}");

  private Places() {}

  /** Equal for all names of one city, however they are written. */
  public static String key(String city) {
    return named(city)
        .map(names -> Letters.key(names.getFirst()))
        .orElseGet(() -> Letters.key(city));
  }

  /** The name a city is counted under. */
  public static String name(String city) {
    return named(city).map(List::getFirst).orElseGet(() -> tidy(city));
  }

  /** Returns other names of a city, without those that are part of other names. */
  public static List<String> otherNames(String city) {
    return named(city).stream()
        .flatMap(names -> names.stream().filter(n -> n.equals(names.getFirst()) || isOneWord(n)))
        .filter(name -> !Letters.key(name).equals(Letters.key(city)))
        .toList();
  }

  /** The names of one word each that mean the same, as Elasticsearch takes synonyms. */
  public static List<String> synonyms() {
    return TABLE.stream()
        .map(
            names -> names.stream().filter(Places::isOneWord).map(Letters::key).distinct().toList())
        .filter(names -> names.size() > 1)
        .map(names -> String.join(", ", names))
        .toList();
  }

  private static Optional<List<String>> named(String city) {
    return Optional.ofNullable(BY_KEY.get(Letters.key(city)));
  }

  /** As a name is written: {@code NEW york} is New York, {@code McAllen} stays. */
  private static String tidy(String city) {
    String spaced = SPACES.matcher(city).replaceAll(" ").strip();
    boolean shouted = spaced.equals(spaced.toUpperCase(Locale.ROOT));
    return BEGINNING
        .matcher(shouted ? spaced.toLowerCase(Locale.ROOT) : spaced)
        .replaceAll(
            first -> Character.toString(Character.toTitleCase(first.group().codePointAt(0))));
  }

  private static boolean isOneWord(String name) {
    return !Letters.key(name).contains(" ");
  }

  private static Map<String, List<String>> byKey() {
    Map<String, List<String>> byKey = new HashMap<>();
    TABLE.forEach(names -> names.forEach(name -> byKey.put(Letters.key(name), names)));
    return Map.copyOf(byKey);
  }

  private static List<List<String>> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Places.class.getResourceAsStream("places.csv"), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> Arrays.asList(line.split(",", -1)))
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
