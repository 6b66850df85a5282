package io.tenantry.bench.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.bench.fleet.Stack;
import io.tenantry.contracts.property.Listing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of listings of its own for a run, compacted like the real one; gone afterwards. */
record ListingTopic(String name, Stack stack, int schema) implements AutoCloseable {
  private static final int PARTITIONS = 4;

  static ListingTopic create(Stack stack) throws Exception {
    String name = "bench.listings." + UUID.randomUUID().toString().substring(0, 8);
    try (Admin admin = admin(stack)) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(name, PARTITIONS, (short) 1)
                      .configs(Map.of("cleanup.policy", "compact"))))
          .all()
          .get();
    }
    return new ListingTopic(name, stack, register(stack, name));
  }

  /** Publishes listings as Debezium does. */
  void publish(Stream<Listing> listings) {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                "bootstrap.servers", stack.kafka(), "linger.ms", 20, "batch.size", 262_144),
            new StringSerializer(),
            new ByteArraySerializer())) {
      listings.forEach(
          listing -> {
            var unused = producer.send(message(listing));
          });
      producer.flush();
    }
  }

  private ProducerRecord<String, byte[]> message(Listing listing) {
    String id = listing.getListingId().toString();
    var message = new ProducerRecord<>(name, id, encode(listing));
    Map.of(
            "ce_id",
            UUID.randomUUID().toString(),
            "ce_type",
            "property.listing",
            "ce_source",
            "/bench",
            "ce_subject",
            id,
            "ce_time",
            listing.getUpdatedAt().toString(),
            "org",
            listing.getOrganizationId().toString())
        .forEach(
            (key, value) -> message.headers().add(key, value.getBytes(StandardCharsets.UTF_8)));
    return message;
  }

  /** The registry's wire format: a zero, the schema's id, Avro. */
  private byte[] encode(Listing listing) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
      bytes.write(0);
      bytes.write(ByteBuffer.allocate(4).putInt(schema).array());
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
      new SpecificDatumWriter<>(Listing.class).write(listing, encoder);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int register(Stack stack, String topic) throws IOException, InterruptedException {
    ObjectMapper json = new ObjectMapper();
    String body =
        json.createObjectNode().put("schema", Listing.getClassSchema().toString()).toString();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(
                          stack.accounts().path("registry").asText()
                              + "/apis/ccompat/v7/subjects/"
                              + topic
                              + "/versions"))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      JsonNode id = json.readTree(answer.body()).path("id");
      if (!id.isInt()) {
        throw new IllegalStateException("The registry refused the schema: " + answer.body());
      }
      return id.asInt();
    }
  }

  private static Admin admin(Stack stack) {
    return Admin.create(Map.of("bootstrap.servers", stack.kafka()));
  }

  @Override
  public void close() throws Exception {
    try (Admin admin = admin(stack)) {
      admin.deleteTopics(List.of(name)).all().get();
    }
  }
}
