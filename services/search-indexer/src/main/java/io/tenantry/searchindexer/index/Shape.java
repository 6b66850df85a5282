package io.tenantry.searchindexer.index;

import co.elastic.clients.elasticsearch.indices.Alias;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.platform.text.Places;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Mapping of an index: {@code listings-index.json} with the names of places, marked with its
 * version.
 */
final class Shape {
  static final String MARK = "shape";
  static final Alias ALIAS = Alias.of(alias -> alias);
  private static final String FILE = "/listings-index.json";
  private static final String INTERVAL = "refresh_interval";
  private static final String PLACES = "names_of_the_same_place";
  private static final byte[] JSON = read();

  private Shape() {}

  /** Another shape has another version. */
  static String version() {
    return UUID.nameUUIDFromBytes(shape().toString().getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** An index that is searched from the start. */
  static Reader live() {
    return new StringReader(marked().toString());
  }

  /** An index that nobody searches yet: cheaper to fill. */
  static Reader unsearched() {
    ObjectNode shape = marked();
    shape.withObject("/settings").put(INTERVAL, "-1");
    return new StringReader(shape.toString());
  }

  /** Returns the refresh interval, after which a change is found when nobody asks for it. */
  static String refresh() {
    return marked().path("settings").path(INTERVAL).asText();
  }

  private static ObjectNode marked() {
    ObjectNode shape = shape();
    shape.withObject("/mappings").putObject("_meta").put(MARK, version());
    return shape;
  }

  private static ObjectNode shape() {
    try {
      ObjectNode shape = (ObjectNode) new ObjectMapper().readTree(JSON);
      ArrayNode synonyms =
          shape.withObject("/settings/analysis/filter/" + PLACES).putArray("synonyms");
      Places.synonyms().forEach(synonyms::add);
      return shape;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read() {
    try (InputStream json = Shape.class.getResourceAsStream(FILE)) {
      return json.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
