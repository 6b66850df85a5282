package io.tenantry.local.server;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The variables by which a service finds everything. The names are those of docker-compose.yml and
 * the chart.
 */
record ServiceEnvironment(Stack stack) {

  private static final List<String> PROVIDERS =
      List.of(
          "GOOGLE_CLIENT_ID",
          "GOOGLE_CLIENT_SECRET",
          "LINKEDIN_CLIENT_ID",
          "LINKEDIN_CLIENT_SECRET",
          "BROKER_OIDC_ISSUER",
          "BROKER_OIDC_CLIENT_ID",
          "BROKER_OIDC_CLIENT_SECRET");
  static final String WEB_URL = "http://localhost:3000";

  Map<String, String> of(Service service) {
    var variables = new TreeMap<String, String>();
    variables.put("HTTP_PORT", Integer.toString(service.port()));
    variables.put("HTTP_HOST", "127.0.0.1");
    variables.put("EVENT_LOOPS", "2");
    variables.put("WORKER_THREADS", Integer.toString(stack.profile().of(12, 32)));
    variables.put("JSON_LOGS", "false");
    variables.put("CLOCK_ADJUSTABLE", "true");
    variables.put("PUBLIC_URL", Service.GATEWAY.url());
    variables.put("WEB_URL", WEB_URL);
    variables.put("TRACE_SAMPLE_RATIO", "0");
    variables.put("MALLOC_ARENA_MAX", "2");
    service.database().ifPresent(database -> addDatabase(variables, database));
    addBackbone(variables);
    variables.put("REDIS_URL", Redis.url(stack));
    addIdentity(variables);
    addFilesAndMail(variables);
    addPayments(variables);
    if (service.name().equals("auth")) {
      addProviders(variables);
    }
    if (service.equals(Service.GATEWAY)) {
      Service.ALL.forEach(other -> addUrl(variables, other));
      // demo and load tests give each person an address of their own (X-Forwarded-For)
      variables.put("MANAGEMENT_PORT", Integer.toString(Ports.GATEWAY_MANAGEMENT));
      variables.put("TRUSTED_PROXIES", "127.0.0.0/8,::1/128");
      // and the addresses of the demo's administrator are in this network
      variables.put("ADMIN_ADDRESSES", "127.0.0.0/8,::1/128,10.0.0.0/8");
    }
    return variables;
  }

  private void addDatabase(Map<String, String> variables, Database database) {
    variables.put("DB_HOST", "localhost");
    variables.put("DB_PORT", Integer.toString(Ports.POSTGRES));
    variables.put("DB_NAME", database.name());
    variables.put("DB_USER", database.user());
    variables.put("DB_PASSWORD", databasePassword(database.user()));
    variables.put("DB_OWNER_USER", database.owner());
    variables.put("DB_OWNER_PASSWORD", databasePassword(database.owner()));
  }

  private String databasePassword(String role) {
    return stack.secrets().password(Database.passwordName(role));
  }

  private static void addBackbone(Map<String, String> variables) {
    variables.put("KAFKA_BOOTSTRAP_SERVERS", Kafka.BOOTSTRAP);
    variables.put("SCHEMA_REGISTRY_URL", Registry.URL);
    variables.put("ELASTICSEARCH_URL", Elasticsearch.URL);
  }

  private void addIdentity(Map<String, String> variables) {
    variables.put("KEYCLOAK_URL", Keycloak.URL);
    variables.put("KEYCLOAK_REALM", Keycloak.REALM);
    variables.put("KEYCLOAK_CLIENT_ID", Keycloak.CLIENT);
    variables.put("KEYCLOAK_CLIENT_SECRET", stack.secrets().password(Keycloak.CLIENT_SECRET));
    variables.put("TOKEN_AUDIENCE", "tenantry-api");
    // demo and load tests sign owners and administrators in by password alone
    variables.put("MFA_REQUIRED_FOR", "none");
    variables.put("FIELD_KEYSET_FILE", stack.secrets().fieldKeyset().toString());
  }

  /** Adds the sign-in providers set where {@code make up} is run; none by default. */
  private static void addProviders(Map<String, String> variables) {
    for (var name : PROVIDERS) {
      variables.put(name, System.getenv().getOrDefault(name, ""));
    }
  }

  private void addFilesAndMail(Map<String, String> variables) {
    variables.put("S3_ENDPOINT", S3.URL);
    variables.put("S3_ACCESS_KEY", stack.secrets().password(S3.ACCESS_KEY));
    variables.put("S3_SECRET_KEY", stack.secrets().password(S3.SECRET_KEY));
    variables.put("S3_BUCKET", S3.BUCKET);
    variables.put("SMTP_HOST", "localhost");
    variables.put("SMTP_PORT", Integer.toString(Ports.SMTP));
    variables.put("MAIL_FROM", "no-reply@tenantry.local");
  }

  private void addPayments(Map<String, String> variables) {
    Simulator.ALL.forEach(simulator -> variables.putAll(simulator.variables(stack)));
    variables.put("RAZORPAY_CHECKOUT_URL", Simulator.RAZORPAY.url() + "/v1/checkout/embedded");
  }

  private static void addUrl(Map<String, String> variables, Service service) {
    var name = service.name().toUpperCase(Locale.ROOT).replace('-', '_') + "_URL";
    variables.put(name, service.url());
  }
}
