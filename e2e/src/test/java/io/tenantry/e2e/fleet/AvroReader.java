package io.tenantry.e2e.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.e2e.client.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/** Reads events with nothing but the registry, as an analyst does. */
public final class AvroReader {
  private static final int HEADER = 5;
  private static final String API = "/apis/registry/v3";
  private final Client registry;
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

  public AvroReader(String registry) {
    this.registry = new Client(registry);
  }

  /** Returns the record in the value of a message. */
  public GenericRecord read(byte[] value) {
    Schema schema = schemas.computeIfAbsent(ByteBuffer.wrap(value).getInt(1), this::schema);
    try {
      return new GenericDatumReader<GenericRecord>(schema)
          .read(
              null, DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Schema schema(int id) {
    return parse(new Schema.Parser(), API + "/ids/contentIds/" + id, "");
  }

  /** Types that a schema refers to come before it. */
  private Schema parse(Schema.Parser parser, String address, String content) {
    for (JsonNode reference : registry.get(address + "/references").expect(200).body()) {
      if (!parser.getTypes().containsKey(reference.path("name").asText())) {
        String version =
            API
                + "/groups/%s/artifacts/%s/versions/%s"
                    .formatted(
                        reference.path("groupId").asText(),
                        reference.path("artifactId").asText(),
                        reference.path("version").asText());
        parse(parser, version, "/content");
      }
    }
    return parser.parse(registry.get(address + content).expect(200).body().toString());
  }
}
