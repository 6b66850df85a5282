package io.tenantry.platform.privacy;

import io.tenantry.platform.encryption.FieldCipher;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A service's answer on its way through Kafka: gzipped, cut into parts that fit a record, each
 * sealed for its place, so that no part opens in another answer or at another position.
 */
@ApplicationScoped
public class SealedDocument {
  static final int PART = 256 * 1024;
  private final FieldCipher cipher;

  SealedDocument(FieldCipher cipher) {
    this.cipher = cipher;
  }

  /** Answer of one service to one request; a service may answer a request twice. */
  public record Answer(UUID request, UUID id, String service) {
    private String place(int part) {
      return request + "/" + id + "/" + service + "/" + part;
    }
  }

  /** The parts, in order; at least one. */
  public List<byte[]> seal(Answer answer, JsonObject document) {
    byte[] zipped = zip(document.encode().getBytes(StandardCharsets.UTF_8));
    List<byte[]> parts = new ArrayList<>();
    for (int from = 0; from < zipped.length; from += PART) {
      byte[] part = Arrays.copyOfRange(zipped, from, Math.min(zipped.length, from + PART));
      parts.add(cipher.seal(part, answer.place(parts.size())));
    }
    return parts;
  }

  /**
   * The document again.
   *
   * @throws IllegalArgumentException when a part is not what was sealed for its place
   */
  public JsonObject open(Answer answer, List<byte[]> parts) {
    var zipped = new ByteArrayOutputStream();
    for (int part = 0; part < parts.size(); part++) {
      zipped.writeBytes(cipher.open(parts.get(part), answer.place(part)));
    }
    try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped.toByteArray()))) {
      return new JsonObject(new String(unzipped.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] zip(byte[] document) {
    var zipped = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(zipped)) {
      zip.write(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }
}
