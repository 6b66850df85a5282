package io.tenantry.bench.search;

import io.tenantry.bench.search.Offers.Place;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A search as people make them: words, a highest rent, an amenity, a radius; some with bedrooms,
 * some misspelt. Always the same for a seed.
 *
 * @param words as typed
 * @param place around which
 */
record Question(
    String words, Place place, int radiusKm, int maxRent, String amenity, int bedrooms) {
  private static final long SEED = 4;
  private static final List<String> KINDS =
      List.of("room", "bed", "flat", "private room", "furnished flat", "quiet room");
  private static final int MISSPELT = 10;

  static List<Question> some(int number) {
    Random random = new Random(SEED);
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Place place = Offers.PLACES.get(random.nextInt(Offers.PLACES.size()));
      String kind = KINDS.get(random.nextInt(KINDS.size()));
      int highest = 8_000 + 1_000 * random.nextInt(40);
      String words = kind + " " + place.area();
      questions.add(
          new Question(
              random.nextInt(MISSPELT) == 0 ? misspelt(words, random) : words,
              place,
              2 + random.nextInt(9),
              place.country().equals("US") ? highest / 15 : highest,
              Offers.AMENITIES.get(random.nextInt(Offers.AMENITIES.size())),
              random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0));
    }
    return questions;
  }

  /** A letter is left out, late in a word. */
  private static String misspelt(String words, Random random) {
    int at = words.length() - 2 - random.nextInt(3);
    return words.substring(0, at) + words.substring(at + 1);
  }

  /** As a client asks the gateway. */
  String path() {
    return String.format(
        Locale.ROOT,
        "/api/v1/search/listings?q=%s&lat=%.4f&lon=%.4f&radiusKm=%d&maxRent=%d&amenities=%s%s",
        URLEncoder.encode(words, StandardCharsets.UTF_8),
        place.lat(),
        place.lon(),
        radiusKm,
        maxRent,
        amenity,
        bedrooms == 0 ? "" : "&bedrooms=" + bedrooms);
  }
}
