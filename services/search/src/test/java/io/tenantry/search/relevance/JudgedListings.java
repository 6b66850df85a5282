package io.tenantry.search.relevance;

import io.tenantry.search.TestIndex;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An index with the listings of {@code relevance/listings.csv}. */
public final class JudgedListings extends TestIndex {
  @Override
  protected List<Map<String, Object>> listings() {
    return rows("listings.csv").stream().map(JudgedListings::document).toList();
  }

  /** The id that a listing of the file has in the index. */
  static String id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** A file's rows, by the names of its first line. */
  static List<Map<String, String>> rows(String file) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                JudgedListings.class.getResourceAsStream("/relevance/" + file),
                StandardCharsets.UTF_8))) {
      String[] names = lines.readLine().split("\\|", -1);
      return lines.lines().map(line -> row(names, line.split("\\|", -1))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> row(String[] names, String[] values) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      row.put(names[i], values[i]);
    }
    return row;
  }

  private static Map<String, Object> document(Map<String, String> row) {
    Map<String, Object> document = new HashMap<>();
    for (String field :
        List.of("title", "propertyName", "city", "state", "country", "unitType", "propertyType")) {
      document.put(field, row.get(field));
    }
    List<String> amenities = List.of(row.get("amenities").split(" ", -1));
    document.put("id", id(row.get("id")));
    document.put("propertyId", id("property of " + row.get("id")));
    document.put("organizationId", id("organization"));
    document.put("description", row.get("description"));
    document.put("addressLine1", "4th Cross, " + row.get("area"));
    document.put("postalCode", "560001");
    document.put(
        "location",
        Map.of("lat", Double.valueOf(row.get("lat")), "lon", Double.valueOf(row.get("lon"))));
    document.put("amenities", amenities);
    document.put("amenityWords", String.join(", ", amenities).replace('_', ' '));
    document.put("rent", Map.of("amount", row.get("rent"), "currency", row.get("currency")));
    document.put("deposit", Map.of("amount", row.get("rent"), "currency", row.get("currency")));
    document.put("bedrooms", Integer.valueOf(row.get("bedrooms")));
    document.put("availableFrom", "2026-12-01");
    document.put("photos", List.of());
    document.put("initial", 4);
    document.put("available", Integer.valueOf(row.get("available")));
    document.put("completeness", Double.valueOf(row.get("completeness")));
    document.put(
        "updatedAt",
        Instant.EPOCH
            .plus(Duration.ofDays(20_800 - Long.parseLong(row.get("ageDays"))))
            .toString());
    return document;
  }
}
