package io.tenantry.platform.testing;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecordBase;

/** Lets a test see what a service put into its outbox, by keeping the rows that are else gone. */
public final class OutboxProbe {
  private static final int WIRE_HEADER = 5;

  private OutboxProbe() {}

  /** From now on rows stay; call it before each test. */
  public static void keepRows() {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("alter table outbox disable trigger delete_after_insert");
      statement.execute("delete from outbox");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The names of the events about an aggregate, in the order they were written. */
  public static List<String> eventsAbout(UUID aggregate) {
    try (Connection connection = ScratchDatabase.superuser();
        PreparedStatement query =
            connection.prepareStatement("select type from outbox where key = ? order by id")) {
      query.setString(1, aggregate.toString());
      List<String> types = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          types.add(rows.getString(1));
        }
      }
      return types;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The events of one type, in the order they were written. */
  public static <T extends SpecificRecordBase> List<T> told(Class<T> type) {
    SpecificData model = modelOf(type);
    Schema schema = model.getSchema(type);
    try (Connection connection = ScratchDatabase.superuser();
        PreparedStatement query =
            connection.prepareStatement("select payload from outbox where type = ? order by id")) {
      query.setString(1, schema.getProp("event"));
      List<T> events = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          events.add(decode(new SpecificDatumReader<>(schema, schema, model), rows.getBytes(1)));
        }
      }
      return events;
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The type's own, except that it finds classes where the test has them. */
  private static SpecificData modelOf(Class<?> type) {
    SpecificData model = new SpecificData(type.getClassLoader());
    SpecificData.getForClass(type).getConversions().forEach(model::addLogicalTypeConversion);
    return model;
  }

  /** Decodes the bytes after the registry's magic byte and schema id. */
  private static <T> T decode(SpecificDatumReader<T> reader, byte[] payload) throws IOException {
    return reader.read(
        null,
        DecoderFactory.get()
            .binaryDecoder(payload, WIRE_HEADER, payload.length - WIRE_HEADER, null));
  }
}
