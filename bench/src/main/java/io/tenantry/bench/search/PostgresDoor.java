package io.tenantry.bench.search;

import io.tenantry.bench.fleet.ScratchDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The same question asked of PostgreSQL: full text with a GIN index, trigrams where a word is
 * misspelt, filters, radius, four facets that each ignore their own filter, the best twenty. Behind
 * a pool of 32 connections, as PostgreSQL is run.
 */
final class PostgresDoor implements AutoCloseable {
  private static final int CONNECTIONS = 32;

  private static final String FURNISH =
      """
      create table offer as
      select listing_id as id, listing ->> 'title' as title, listing ->> 'city' as city,
        (listing ->> 'bedrooms')::int as bedrooms,
        (listing #>> '{rent,amount}')::numeric as rent,
        array(select jsonb_array_elements_text(listing -> 'amenities')) as amenities,
        (listing #>> '{location,lat}')::float8 as lat, (listing #>> '{location,lon}')::float8 as lon,
        concat_ws(' ', listing ->> 'title', listing ->> 'propertyName', listing ->> 'addressLine1',
          listing ->> 'city', listing ->> 'unitType', listing ->> 'propertyType') as short,
        to_tsvector('english', concat_ws(' ', listing ->> 'title', listing ->> 'propertyName',
          listing ->> 'addressLine1', listing ->> 'city', listing ->> 'unitType',
          listing ->> 'propertyType', listing ->> 'amenityWords', listing ->> 'description')) as words
      from listing_document where published;
      create index on offer using gin (words);
      create index on offer using gin (short gin_trgm_ops);
      create index on offer using gist (point(lon, lat));
      create index on offer (rent);
      analyze offer
      """;

  private static final String ASK =
      """
      with found as materialized (
        select id, title, city, bedrooms, rent, amenities,
          ts_rank(words, plainto_tsquery('english', ?)) + word_similarity(?, short) as rank
        from offer
        where (words @@ plainto_tsquery('english', ?) or ? <% short)
          and point(lon, lat) <@ box(point(? - ?, ? - ?), point(? + ?, ? + ?))
          and 2 * 6371 * asin(sqrt(sin(radians(lat - ?) / 2) ^ 2
            + cos(radians(?)) * cos(radians(lat)) * sin(radians(lon - ?) / 2) ^ 2)) <= ?),
      judged as materialized (
        select *, rent <= ? as affordable, ? = any(amenities) as equipped,
          (? = 0 or bedrooms = ?) as roomy
        from found)
      select 'page', id::text, count(*) over (), rank from judged
        where affordable and equipped and roomy group by id, rank
      union all select 'city', city, count(*), 0 from judged
        where affordable and equipped and roomy group by city
      union all select 'bedrooms', bedrooms::text, count(*), 0 from judged
        where affordable and equipped group by bedrooms
      union all select 'rent', width_bucket(rent, array[5000, 10000, 20000, 50000])::text, count(*), 0
        from judged where equipped and roomy group by 2
      union all select 'amenities', amenity, count(*), 0 from judged, unnest(amenities) as amenity
        where affordable and roomy group by amenity
      order by 1, 4 desc, 2
      """;

  private final List<Question> questions;
  private final BlockingQueue<Connection> pool = new ArrayBlockingQueue<>(CONNECTIONS);
  private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);

  PostgresDoor(ScratchDatabase database, List<Question> questions) throws SQLException {
    this.questions = questions;
    try (Connection connection = database.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(FURNISH);
      statement.execute("vacuum offer");
    }
    for (int i = 0; i < CONNECTIONS; i++) {
      Connection connection = database.superuser();
      try (Statement statement = connection.createStatement()) {
        statement.execute("set pg_trgm.word_similarity_threshold = 0.75; set jit = off");
      }
      pool.add(connection);
    }
  }

  CompletionStage<Boolean> ask(int number) {
    return CompletableFuture.supplyAsync(
        () -> answered(questions.get(number % questions.size())), threads);
  }

  private boolean answered(Question question) {
    try {
      Connection connection = pool.take();
      try (PreparedStatement ask = connection.prepareStatement(ASK)) {
        bind(ask, question);
        try (ResultSet rows = ask.executeQuery()) {
          while (rows.next()) {
            rows.getString(2);
          }
        }
        return true;
      } finally {
        pool.add(connection);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void bind(PreparedStatement ask, Question question) throws SQLException {
    double lat = question.place().lat();
    double lon = question.place().lon();
    double up = question.radiusKm() / 111.2;
    double aside = up / Math.cos(Math.toRadians(lat));
    Object[] values = {
      question.words(),
      question.words(),
      question.words(),
      question.words(),
      lon,
      aside,
      lat,
      up,
      lon,
      aside,
      lat,
      up,
      lat,
      lat,
      lon,
      (double) question.radiusKm(),
      question.maxRent(),
      question.amenity(),
      question.bedrooms(),
      question.bedrooms()
    };
    for (int i = 0; i < values.length; i++) {
      ask.setObject(i + 1, values[i]);
    }
  }

  @Override
  public void close() throws SQLException {
    threads.shutdown();
    for (Connection connection : pool) {
      connection.close();
    }
  }
}
