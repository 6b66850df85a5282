package io.tenantry.auth.keycloak;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Passwords and second factors in Keycloak. Each call may be repeated. */
@ApplicationScoped
public class Credentials {
  private final CredentialEndpoint endpoint;
  private final ServiceAccount service;

  Credentials(@RestClient CredentialEndpoint endpoint, ServiceAccount service) {
    this.endpoint = endpoint;
    this.service = service;
  }

  /** Sets a password; fails with {@link PasswordRefused} when the realm's policy is against it. */
  public Uni<Void> setPassword(UUID person, String password) {
    var credential = new NewUser.Password("password", password, false);
    return service
        .call(bearer -> endpoint.setPassword(bearer, person, credential))
        .onFailure()
        .transform(KeycloakFailures::ofNewPassword);
  }

  /** From now on signing in takes a one-time code too. Somebody who has that keeps theirs. */
  public Uni<Void> addOneTimeCode(UUID person, String secret) {
    return oneTimeCodes(person)
        .flatMap(
            found ->
                found.isEmpty()
                    ? change(person, Map.of("credentials", List.of(oneTimeCode(secret))))
                    : Uni.createFrom().voidItem());
  }

  /** Signing in takes the password alone again. */
  public Uni<Void> removeOneTimeCodes(UUID person) {
    return oneTimeCodes(person)
        .onItem()
        .transformToMulti(found -> Multi.createFrom().iterable(found))
        .onItem()
        .transformToUniAndConcatenate(found -> remove(person, found))
        .collect()
        .last();
  }

  /** Providers do not sign this person in any more. */
  public Uni<Void> removeProviders(UUID person) {
    return service
        .call(bearer -> endpoint.providers(bearer, person))
        .onItem()
        .transformToMulti(found -> Multi.createFrom().iterable(found))
        .onItem()
        .transformToUniAndConcatenate(found -> removeProvider(person, found.identityProvider()))
        .collect()
        .last()
        .onFailure()
        .transform(KeycloakFailures::unavailable);
  }

  /** One provider does not sign this person in any more; none there is fine. */
  public Uni<Void> removeProvider(UUID person, String provider) {
    return service
        .call(bearer -> endpoint.unlink(bearer, person, provider))
        .onFailure(failure -> KeycloakFailures.status(failure) == KeycloakFailures.NOT_FOUND)
        .recoverWithNull()
        .onFailure()
        .transform(KeycloakFailures::unavailable);
  }

  /** The person showed that the e-mail address is theirs. */
  public Uni<Void> confirmEmail(UUID person) {
    return change(person, Map.of("emailVerified", true));
  }

  /** Changes the name in their tokens. */
  public Uni<Void> rename(UUID person, String firstName, String lastName) {
    Map<String, Object> names = Map.of("firstName", firstName, "lastName", lastName);
    return service
        .call(bearer -> endpoint.change(bearer, person, names))
        .onFailure()
        .transform(KeycloakFailures::ofIdentity);
  }

  private Uni<Void> change(UUID person, Map<String, Object> fields) {
    return service
        .call(bearer -> endpoint.change(bearer, person, fields))
        .onFailure()
        .transform(KeycloakFailures::unavailable);
  }

  private Uni<List<StoredCredential>> oneTimeCodes(UUID person) {
    return service
        .call(bearer -> endpoint.all(bearer, person))
        .map(all -> all.stream().filter(StoredCredential::isOneTimeCode).toList())
        .onFailure()
        .transform(KeycloakFailures::unavailable);
  }

  private Uni<Void> remove(UUID person, StoredCredential credential) {
    return service
        .call(bearer -> endpoint.remove(bearer, person, credential.id()))
        .onFailure(failure -> KeycloakFailures.status(failure) == KeycloakFailures.NOT_FOUND)
        .recoverWithNull()
        .onFailure()
        .transform(KeycloakFailures::unavailable);
  }

  /** As Keycloak stores it: the secret's bytes are those of the text. */
  private static Map<String, String> oneTimeCode(String secret) {
    var how =
        JsonObject.of(
            "subType", "totp", "digits", 6, "counter", 0, "period", 30, "algorithm", "HmacSHA1");
    return Map.of(
        "type", "otp",
        "secretData", JsonObject.of("value", secret).encode(),
        "credentialData", how.encode());
  }
}
