package io.tenantry.local.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.tenantry.local.checkout.PrivateFile;
import io.tenantry.local.checkout.Problem;
import io.tenantry.local.process.Component;
import io.tenantry.local.process.Processes;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code local/run/accounts.json}: where things are and how to log in, for people, scripts and
 * tests.
 */
public record Accounts(Stack stack) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public void write(List<Component> fleet, Processes processes) {
    try {
      var text = JSON.writeValueAsString(content(fleet, processes));
      PrivateFile.write(stack.checkout().accounts(), text + "\n");
    } catch (IOException e) {
      throw new Problem("accounts.json cannot be written: " + e.getMessage(), e);
    }
  }

  /** For a person, at the end of {@code make up}. */
  public List<String> summary() {
    return List.of(
        "",
        "  API      " + Service.GATEWAY.url() + "   (OpenAPI at /q/openapi)",
        "  Mail     " + Mail.URL + "/api/user/ADDRESS/messages",
        "  Stripe   " + Simulator.STRIPE.url(),
        "  Razorpay " + Simulator.RAZORPAY.url(),
        "  Keycloak " + Keycloak.URL + "   " + Keycloak.ADMIN + " / " + keycloakPassword(),
        "  Platform administrator   " + Keycloak.PLATFORM_ADMIN + " / " + adminPassword(),
        "  All of it, for scripts   local/run/accounts.json");
  }

  private Map<String, Object> content(List<Component> fleet, Processes processes) {
    var secrets = stack.secrets();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("gateway", Service.GATEWAY.url());
    all.put("admin", Map.of("email", Keycloak.PLATFORM_ADMIN, "password", adminPassword()));
    all.put("stripe", Simulator.STRIPE.url());
    var stripe = Simulator.STRIPE.keys(stack);
    all.put("stripeSecretKey", stripe.get("STRIPE_SECRET_KEY"));
    all.put("stripeWebhookSecret", stripe.get("STRIPE_WEBHOOK_SECRET"));
    all.put("razorpay", Simulator.RAZORPAY.url());
    var razorpay = Simulator.RAZORPAY.keys(stack);
    all.put("razorpayKeyId", razorpay.get("RAZORPAY_KEY_ID"));
    all.put("razorpayKeySecret", razorpay.get("RAZORPAY_KEY_SECRET"));
    all.put("razorpayWebhookSecret", razorpay.get("RAZORPAY_WEBHOOK_SECRET"));
    all.put("mail", Mail.URL);
    all.put("keycloak", keycloak());
    all.put("elasticsearch", Elasticsearch.URL);
    all.put("kafka", Kafka.BOOTSTRAP);
    all.put("connect", Connect.URL);
    all.put("registry", Registry.URL);
    all.put("redis", Redis.url(stack));
    all.put(
        "s3",
        Map.of(
            "endpoint",
            S3.URL,
            "bucket",
            S3.BUCKET,
            "accessKey",
            secrets.password(S3.ACCESS_KEY),
            "secretKey",
            secrets.password(S3.SECRET_KEY)));
    all.put("postgres", postgres());
    all.put("fieldKeysetFile", secrets.fieldKeyset().toString());
    all.put("services", services());
    all.put("pids", pids(fleet, processes));
    return all;
  }

  private Map<String, Object> keycloak() {
    return Map.of(
        "url", Keycloak.URL,
        "realm", Keycloak.REALM,
        "clientId", Keycloak.CLIENT,
        "clientSecret", stack.secrets().password(Keycloak.CLIENT_SECRET),
        "admin", Map.of("username", Keycloak.ADMIN, "password", keycloakPassword()));
  }

  private Map<String, Object> postgres() {
    Map<String, Object> databases = new LinkedHashMap<>();
    for (var database : Database.ALL) {
      databases.put(
          database.name(),
          Map.of(
              "url", database.jdbcUrl(),
              "user", database.user(),
              "password", databasePassword(database.user()),
              "owner", database.owner(),
              "ownerPassword", databasePassword(database.owner())));
    }
    return Map.of(
        "host",
        "localhost",
        "port",
        Ports.POSTGRES,
        "superuser",
        Postgres.SUPERUSER,
        "password",
        databasePassword(Postgres.SUPERUSER),
        "databases",
        databases);
  }

  private static Map<String, String> services() {
    Map<String, String> urls = new LinkedHashMap<>();
    Service.ALL.forEach(service -> urls.put(service.name(), service.url()));
    return urls;
  }

  private static Map<String, Long> pids(List<Component> fleet, Processes processes) {
    Map<String, Long> pids = new LinkedHashMap<>();
    for (var component : fleet) {
      processes.running(component.name()).ifPresent(p -> pids.put(component.name(), p.pid()));
    }
    return pids;
  }

  private String databasePassword(String role) {
    return stack.secrets().password(Database.passwordName(role));
  }

  private String adminPassword() {
    return stack.secrets().personsPassword(Keycloak.PLATFORM_ADMIN_PASSWORD);
  }

  private String keycloakPassword() {
    return stack.secrets().password(Keycloak.ADMIN_PASSWORD);
  }
}
