package io.tenantry.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.instrumentation.NoopInstrumentation;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hc.core5.util.Timeout;

/**
 * The connection to Elasticsearch. The client's own tracing stays off: it needs another version of
 * OpenTelemetry's conventions than Quarkus brings.
 */
final class ElasticsearchAccess {
  @Produces
  @Singleton
  ElasticsearchAsyncClient client(SearchSettings settings, ObjectMapper mapper) {
    // nobody waits that long for an answer; this is for connections that hang
    Timeout patience = Timeout.of(settings.patience().multipliedBy(2));
    Rest5Client http =
        Rest5Client.builder(settings.elasticsearch())
            .setConnectionConfigCallback(connection -> connection.setConnectTimeout(patience))
            .setRequestConfigCallback(request -> request.setResponseTimeout(patience))
            // both ends are in one data centre: packing an answer costs more than sending it
            .setHttpClientConfigCallback(
                client -> client.disableAutomaticRetries().disableContentCompression())
            .build();
    return new ElasticsearchAsyncClient(
        new Rest5ClientTransport(
            http, new JacksonJsonpMapper(mapper), null, NoopInstrumentation.INSTANCE));
  }

  void close(@Disposes ElasticsearchAsyncClient client) {
    try {
      client._transport().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
