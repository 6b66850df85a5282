package io.tenantry.e2e.fleet;

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
    return new Schema.Parser()
        .parse(registry.get("/apis/ccompat/v7/schemas/ids/" + id).text("schema"));
  }
}
