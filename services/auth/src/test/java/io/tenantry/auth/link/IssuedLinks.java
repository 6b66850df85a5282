package io.tenantry.auth.link;

import io.tenantry.contracts.auth.LinkMail;
import io.tenantry.platform.encryption.FieldCipher;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Conversions;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;

/** Reads links from the outbox, and unseals them as notification does. Keep its rows first. */
@ApplicationScoped
public class IssuedLinks {
  private static final int REGISTRY_HEADER = 5;
  private final FieldCipher cipher;

  IssuedLinks(FieldCipher cipher) {
    this.cipher = cipher;
  }

  /** The secret in the newest link of a kind that was sent to an address. */
  public String newest(LinkKind kind, String email) {
    return all(kind, email).getLast();
  }

  /** The secrets of all links of a kind that were sent to an address, oldest first. */
  public List<String> all(LinkKind kind, String email) {
    return events().stream()
        .filter(link -> link.getEmail().equals(email) && link.getKind().equals(kind.column()))
        .map(this::unseal)
        .toList();
  }

  private String unseal(LinkMail link) {
    return cipher.decrypt(link.getSealedSecret().array(), "link/" + link.getLinkId());
  }

  private static List<LinkMail> events() {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select payload from outbox where type = 'auth.link_mail' order by id")) {
      List<LinkMail> links = new ArrayList<>();
      while (rows.next()) {
        links.add(decode(rows.getBytes(1)));
      }
      return links;
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LinkMail decode(byte[] payload) throws IOException {
    var decoder =
        DecoderFactory.get()
            .binaryDecoder(payload, REGISTRY_HEADER, payload.length - REGISTRY_HEADER, null);
    var schema = LinkMail.getClassSchema();
    // Quarkus has the contracts in a loader of its own
    var classes = new SpecificData(LinkMail.class.getClassLoader());
    classes.addLogicalTypeConversion(new Conversions.UUIDConversion());
    classes.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    return new SpecificDatumReader<LinkMail>(schema, schema, classes).read(null, decoder);
  }
}
