package io.tenantry.e2e.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens that must not be accepted, some of them signed by the real Keycloak. */
public final class Forger {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonNode keycloak;

  /** A forger beside a running fleet, with the keys to its Keycloak's administration. */
  public Forger(Fleet fleet) {
    keycloak = fleet.accounts().path("keycloak");
  }

  /** The person's token with the algorithm {@code none} and no signature. */
  public String unsigned(Person person) {
    return encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + payload(person) + ".";
  }

  /** The person's claims, signed with a key that is not Keycloak's, under Keycloak's key id. */
  public String foreignKey(Person person) throws GeneralSecurityException {
    PrivateKey key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
    String content = person.token().split("\\.", -1)[0] + "." + payload(person);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key);
    signature.update(content.getBytes(StandardCharsets.US_ASCII));
    return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
  }

  /**
   * The person's claims, signed symmetrically with Keycloak's public key as the secret: what a
   * verifier takes for good that lets the token choose the algorithm.
   */
  public String publicKeyAsSecret(Person person) throws Exception {
    JsonNode realm =
        JSON.readTree(
            http.send(
                    HttpRequest.newBuilder(URI.create(url("/realms/" + realm()))).build(),
                    BodyHandlers.ofString())
                .body());
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + realm.path("public_key").asText()
            + "\n-----END PUBLIC KEY-----\n";
    String head = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + kid(person) + "\"}");
    String content = head + "." + payload(person);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(pem.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
    byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
    return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  /** A good token of the same Keycloak's other realm. */
  public String wrongIssuer() throws Exception {
    return administrationToken();
  }

  /** A good token whose session has been signed out. */
  public static String endedSession(Person person) {
    person.logIn();
    String token = person.token();
    person.http().post("/api/v1/auth/logout", null).expect(204);
    person.logIn();
    return token;
  }

  /** A token that Keycloak signed, for another audience. */
  public String wrongAudience() throws Exception {
    return tokenOfClient(900, false);
  }

  /** A token that Keycloak signed for us, and that has expired since. */
  public String expired() throws Exception {
    String token = tokenOfClient(1, true);
    Thread.sleep(2_500);
    return token;
  }

  /** Makes a client in Keycloak, lets it get a token, and removes it. */
  private String tokenOfClient(int lifeSeconds, boolean forUs) throws Exception {
    String admin = administrationToken();
    String name = "e2e-" + UUID.randomUUID();
    String clients = url("/admin/realms/" + realm() + "/clients");
    var mapper =
        Map.of(
            "name", "audience",
            "protocol", "openid-connect",
            "protocolMapper", "oidc-audience-mapper",
            "config",
                Map.of("included.custom.audience", "tenantry-api", "access.token.claim", "true"));
    var client =
        Map.of(
            "clientId",
            name,
            "secret",
            name,
            "serviceAccountsEnabled",
            true,
            "standardFlowEnabled",
            false,
            "attributes",
            Map.of("access.token.lifespan", lifeSeconds),
            "protocolMappers",
            forUs ? List.of(mapper) : List.of());
    var created =
        http.send(
            HttpRequest.newBuilder(URI.create(clients))
                .header("Authorization", "Bearer " + admin)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(client)))
                .build(),
            BodyHandlers.ofString());
    if (created.statusCode() != 201) {
      throw new IllegalStateException("Keycloak: " + created.statusCode() + created.body());
    }
    String location = created.headers().firstValue("Location").orElseThrow();
    try {
      return token(
          realm(),
          Map.of("grant_type", "client_credentials", "client_id", name, "client_secret", name));
    } finally {
      http.send(
          HttpRequest.newBuilder(URI.create(location))
              .header("Authorization", "Bearer " + admin)
              .DELETE()
              .build(),
          BodyHandlers.discarding());
    }
  }

  private String administrationToken() throws Exception {
    JsonNode admin = keycloak.path("admin");
    return token(
        "master",
        Map.of(
            "grant_type",
            "password",
            "client_id",
            "admin-cli",
            "username",
            admin.path("username").asText(),
            "password",
            admin.path("password").asText()));
  }

  private String token(String realm, Map<String, String> form)
      throws IOException, InterruptedException {
    var answer =
        http.send(
            HttpRequest.newBuilder(
                    URI.create(url("/realms/" + realm + "/protocol/openid-connect/token")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(form)))
                .build(),
            BodyHandlers.ofString());
    return JSON.readTree(answer.body()).path("access_token").asText();
  }

  private static String encode(Map<String, String> form) {
    var encoded = new StringBuilder();
    form.forEach(
        (name, value) ->
            encoded
                .append(encoded.isEmpty() ? "" : "&")
                .append(name)
                .append("=")
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return encoded.toString();
  }

  private String url(String path) {
    return keycloak.path("url").asText() + path;
  }

  private String realm() {
    return keycloak.path("realm").asText();
  }

  private static String kid(Person person) throws IOException {
    return JSON.readTree(Base64.getUrlDecoder().decode(person.token().split("\\.", -1)[0]))
        .path("kid")
        .asText();
  }

  private static String payload(Person person) {
    return person.token().split("\\.", -1)[1];
  }

  private static String encode(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
