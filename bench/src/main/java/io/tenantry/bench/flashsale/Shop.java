package io.tenantry.bench.flashsale;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.bench.Stack;
import io.tenantry.bench.fleet.ScratchDatabase;
import io.tenantry.e2e.server.JavaService;
import io.tenantry.e2e.server.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A booking service with a database of its own and a gateway in front of it, on the fleet's
 * servers: what is sold here is not sold there. Its outbox is written, but nobody reads it.
 */
final class Shop implements AutoCloseable {
  private static final List<String> ALONE =
      List.of(
          "-Dtenantry.outbox.slot=",
          "-Dmp.messaging.incoming.listings.enabled=false",
          "-Dmp.messaging.incoming.payment-events.enabled=false",
          "-Dmp.messaging.incoming.privacy-requests.enabled=false");
  private static final String OFFER =
      """
      insert into availability (listing_id, org_id, property_id, title, status, rent_amount,
        deposit_amount, currency, available_from, listing_version, initial, available, version)
      values (?, ?, ?, 'Sunny bed', 'published', 12500, 25000, 'INR', '2020-01-01', 1, ?, ?, 1)
      """;
  private static final String SOLD =
      """
      select a.initial - a.available as taken, coalesce(sum(b.quantity), 0) as held
      from availability a left join booking b on b.listing_id = a.listing_id and b.status = 'PENDING'
      where a.listing_id = ? group by a.listing_id
      """;

  private final ScratchDatabase database;
  private final Server booking;
  private final Server gateway;

  private Shop(ScratchDatabase database, Server booking, Server gateway) {
    this.database = database;
    this.booking = booking;
    this.gateway = gateway;
  }

  /**
   * Opens one.
   *
   * @param identity where tokens come from: Keycloak, or what stands in for it
   */
  static Shop open(Stack stack, String identity) throws Exception {
    Path folder = Files.createTempDirectory("bench-shop");
    ScratchDatabase database = ScratchDatabase.create(stack);
    Map<String, String> environment = environment(stack, database, identity);
    List<String> options = new ArrayList<>(ALONE);
    options.addAll(recorded(folder, "booking"));
    Server booking = JavaService.start("services/booking", environment, options, folder);
    environment.put("BOOKING_URL", booking.url());
    Server gateway = JavaService.start("gateway", environment, recorded(folder, "gateway"), folder);
    return new Shop(database, booking, gateway);
  }

  private static List<String> recorded(Path folder, String name) {
    if (System.getenv("BENCH_PROFILE") == null) {
      return List.of();
    }
    Path file = folder.resolve(name + ".jfr");
    System.out.println("  recorded in " + file);
    return List.of("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file);
  }

  private static Map<String, String> environment(
      Stack stack, ScratchDatabase database, String identity) {
    JsonNode accounts = stack.accounts();
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", stack.kafka());
    environment.put("SCHEMA_REGISTRY_URL", accounts.path("registry").asText());
    environment.put("REDIS_URL", stack.redis());
    environment.put("KEYCLOAK_URL", identity);
    environment.put("KEYCLOAK_REALM", accounts.path("keycloak").path("realm").asText());
    environment.put("FIELD_KEYSET_FILE", accounts.path("fieldKeysetFile").asText());
    environment.put("CLOCK_ADJUSTABLE", "false");
    // a thousand people come over one address, as through a load balancer
    environment.put("TRUSTED_PROXIES", "127.0.0.0/8");
    return environment;
  }

  Server booking() {
    return booking;
  }

  Server gateway() {
    return gateway;
  }

  ScratchDatabase database() {
    return database;
  }

  /** Processor time used so far. */
  Cpu cpu() throws Exception {
    return new Cpu(gateway.cpu(), booking.cpu());
  }

  /** Processor time of the two services. */
  record Cpu(Duration gateway, Duration booking) {
    Cpu minus(Cpu before) {
      return new Cpu(gateway.minus(before.gateway), booking.minus(before.booking));
    }
  }

  /** Offers units. */
  UUID offer(int units) throws SQLException {
    UUID listing = UUID.randomUUID();
    try (Connection connection = database.superuser();
        PreparedStatement insert = connection.prepareStatement(OFFER)) {
      insert.setObject(1, listing);
      insert.setObject(2, UUID.randomUUID());
      insert.setObject(3, UUID.randomUUID());
      insert.setInt(4, units);
      insert.setInt(5, units);
      insert.executeUpdate();
    }
    return listing;
  }

  /** Returns the units of a listing that are sold. */
  Sold sold(UUID listing) throws SQLException {
    try (Connection connection = database.superuser();
        PreparedStatement query = connection.prepareStatement(SOLD)) {
      query.setObject(1, listing);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return new Sold(row.getInt("taken"), row.getInt("held"));
      }
    }
  }

  /**
   * Units sold, by the counter and by the holds.
   *
   * @param taken what the counter says
   * @param held what the rows of the holds add up to
   */
  record Sold(int taken, int held) {}

  @Override
  public void close() throws Exception {
    gateway.close();
    booking.close();
    database.close();
  }
}
