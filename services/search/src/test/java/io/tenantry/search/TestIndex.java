package io.tenantry.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tenantry.platform.testing.LocalStack;
import io.tenantry.platform.text.Letters;
import io.tenantry.platform.text.Places;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** An index of its own on the Elasticsearch of the local stack, made as search-indexer makes it. */
public class TestIndex implements QuarkusTestResourceLifecycleManager {
  private final String name = "test-search-" + UUID.randomUUID();
  private final String elasticsearch = LocalStack.accounts().path("elasticsearch").asText();

  @Override
  public Map<String, String> start() {
    try (InputStream shape = TestIndex.class.getResourceAsStream("/listings-index.json")) {
      ObjectMapper mapper = new ObjectMapper();
      JsonNode ofThisRelease = mapper.readTree(shape);
      ArrayNode synonyms =
          ofThisRelease
              .withObject("/settings/analysis/filter/names_of_the_same_place")
              .putArray("synonyms");
      Places.synonyms().forEach(synonyms::add);
      send("PUT", "/" + name, shape(ofThisRelease.toPrettyString()));
      for (Map<String, Object> listing : listings()) {
        send(
            "PUT",
            "/" + name + "/_doc/" + listing.get("id"),
            mapper.writeValueAsString(written(listing)));
      }
      send("POST", "/" + name + "/_refresh", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "tenantry.search.elasticsearch",
        elasticsearch,
        "tenantry.search.alias",
        name,
        "tenantry.search.patience",
        "PT10S",
        "quarkus.log.console.json.enabled",
        "false");
  }

  /** Changes a listing before it is written. */
  protected Map<String, Object> written(Map<String, Object> listing) {
    return asWritten(listing);
  }

  /** Returns the mapping to create it with. */
  protected String shape(String ofThisRelease) {
    return ofThisRelease;
  }

  /** A listing as search-indexer writes it: its city by every name, its letters in plain form. */
  protected static Map<String, Object> asWritten(Map<String, Object> listing) {
    Map<String, Object> document = new HashMap<>(listing);
    String city = (String) listing.get("city");
    document.put("cityKey", Places.key(city));
    document.put("cityName", Places.name(city));
    document.put("cityNames", Places.otherNames(city));
    String letters =
        Stream.of("title", "description", "propertyName", "addressLine1", "city", "state")
            .map(field -> (String) listing.get(field))
            .filter(Letters::needFolding)
            .map(Letters::fold)
            .collect(Collectors.joining("\n"));
    if (!letters.isEmpty()) {
      document.put("letters", letters);
    }
    return document;
  }

  /** Returns the listings in it. */
  protected List<Map<String, Object>> listings() {
    return TestListings.ALL;
  }

  /** Changes the index during a test. */
  @ApplicationScoped
  public static class Writer {
    @Inject ElasticsearchAsyncClient elasticsearch;

    @ConfigProperty(name = "tenantry.search.alias")
    String alias;

    /** Adds a listing, found at once; its id. */
    public UUID put(Map<String, Object> listing) {
      String id = listing.get("id").toString();
      elasticsearch
          .index(put -> put.index(alias).id(id).document(asWritten(listing)).refresh(Refresh.True))
          .join();
      return UUID.fromString(id);
    }

    /** Removes a listing. */
    public void remove(UUID id) {
      elasticsearch
          .delete(gone -> gone.index(alias).id(id.toString()).refresh(Refresh.True))
          .join();
    }
  }

  @Override
  public void stop() {
    send("DELETE", "/" + name, "");
  }

  private void send(String method, String path, String json) {
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(elasticsearch + path))
                      .header("Content-Type", "application/json")
                      .method(method, BodyPublishers.ofString(json))
                      .build(),
                  BodyHandlers.ofString());
      if (!List.of(200, 201).contains(answer.statusCode())) {
        throw new IllegalStateException(answer.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
