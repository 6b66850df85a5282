package io.tenantry.platform.testing;

import io.tenantry.contracts.audit.AuditRecorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;

/** Lets a test see what was audited; {@link OutboxProbe#keepRows} first. */
public final class AuditProbe {
  /** The registry's wire format: a zero and the four bytes of the schema's id. */
  private static final int PREFIX = 5;

  private AuditProbe() {}

  /** Returns the audit records about a subject, in the order they were written. */
  public static List<AuditRecorded> recordsAbout(String subjectType, Object subjectId) {
    try (Connection connection = ScratchDatabase.superuser();
        PreparedStatement query =
            connection.prepareStatement("select payload from outbox where key = ? order by id")) {
      query.setString(1, subjectType + "/" + subjectId);
      List<AuditRecorded> records = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          records.add(decode(rows.getBytes(1)));
        }
      }
      return records;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AuditRecorded decode(byte[] payload) throws IOException {
    Schema schema = AuditRecorded.getClassSchema();
    var reader = new SpecificDatumReader<AuditRecorded>(schema, schema, model());
    var bytes = DecoderFactory.get().binaryDecoder(payload, PREFIX, payload.length - PREFIX, null);
    return reader.read(null, bytes);
  }

  /** Quarkus loads tests in class loaders of their own, which Avro's own model does not know. */
  private static SpecificData model() {
    SpecificData model = new SpecificData(AuditRecorded.class.getClassLoader());
    new AuditRecorded().getSpecificData().getConversions().forEach(model::addLogicalTypeConversion);
    return model;
  }
}
