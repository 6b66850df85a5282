package io.tenantry.searchindexer.index;

import co.elastic.clients.elasticsearch.indices.Alias;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.UUID;

/** How an index is made: {@code listings-index.json}, marked with what it is a version of. */
final class Shape {
  static final String MARK = "shape";
  static final Alias ALIAS = Alias.of(alias -> alias);
  private static final String FILE = "/listings-index.json";
  private static final String INTERVAL = "refresh_interval";
  private static final byte[] JSON = read();

  private Shape() {}

  /** Another shape has another version. */
  static String version() {
    return UUID.nameUUIDFromBytes(JSON).toString();
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

  /** How soon a change is found when nobody asks for it. */
  static String refresh() {
    return marked().path("settings").path(INTERVAL).asText();
  }

  private static ObjectNode marked() {
    try {
      ObjectNode shape = (ObjectNode) new ObjectMapper().readTree(JSON);
      shape.withObject("/mappings").putObject("_meta").put(MARK, version());
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
