package io.tenantry.platform.events;

import io.apicurio.registry.serde.avro.DefaultAvroDatumProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Writers and readers that take the logical types from the record itself, and find its class where
 * ours are. Avro's own look the class up by name, which in a test's class loader fails.
 */
public final class RecordWriters extends DefaultAvroDatumProvider<SpecificRecord> {
  private final Map<Schema, DatumWriter<SpecificRecord>> writers = new ConcurrentHashMap<>();

  private final Map<String, SpecificData> models = new ConcurrentHashMap<>();

  @Override
  public DatumReader<SpecificRecord> createDatumReader(Schema written) {
    SpecificData model = models.computeIfAbsent(written.getFullName(), RecordWriters::model);
    return new SpecificDatumReader<>(written, model.getSchema(model.getClass(written)), model);
  }

  private static SpecificData model(String name) {
    try {
      ClassLoader ours = RecordWriters.class.getClassLoader();
      SpecificData model = new SpecificData(ours);
      SpecificData.getForClass(Class.forName(name, true, ours))
          .getConversions()
          .forEach(model::addLogicalTypeConversion);
      return model;
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("No contract is called " + name, e);
    }
  }

  @Override
  public DatumWriter<SpecificRecord> createDatumWriter(SpecificRecord event, Schema schema) {
    return writers.computeIfAbsent(
        event.getSchema(),
        known -> new SpecificDatumWriter<>(known, ((SpecificRecordBase) event).getSpecificData()));
  }
}
