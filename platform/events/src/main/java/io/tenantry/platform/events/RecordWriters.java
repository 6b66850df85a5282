package io.tenantry.platform.events;

import io.apicurio.registry.serde.avro.DefaultAvroDatumProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Writers that take the logical types from the record itself. Avro's own looks the record's class
 * up by name, which in a test's class loader fails, and then cannot write an optional UUID.
 */
public final class RecordWriters extends DefaultAvroDatumProvider<SpecificRecord> {
  private final Map<Schema, DatumWriter<SpecificRecord>> writers = new ConcurrentHashMap<>();

  @Override
  public DatumWriter<SpecificRecord> createDatumWriter(SpecificRecord event, Schema schema) {
    return writers.computeIfAbsent(
        event.getSchema(),
        known -> new SpecificDatumWriter<>(known, ((SpecificRecordBase) event).getSpecificData()));
  }
}
