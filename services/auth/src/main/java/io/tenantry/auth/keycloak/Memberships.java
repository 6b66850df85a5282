package io.tenantry.auth.keycloak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.RestrictedOrganizations;
import io.tenantry.platform.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Makes Keycloak say of a person what the database says. Every call may be repeated: it sets a
 * state and does not change one.
 */
@ApplicationScoped
public class Memberships {
  private static final Set<String> ROLES =
      Set.of(Role.OWNER, Role.ADMIN, Role.MANAGER, Role.VIEWER);

  private final MembershipEndpoint endpoint;
  private final ServiceAccount service;

  Memberships(@RestClient MembershipEndpoint endpoint, ServiceAccount service) {
    this.endpoint = endpoint;
    this.service = service;
  }

  /** Sets organization, role and whether they may sign in. A person Keycloak lacks has nothing. */
  public Uni<Void> set(UUID person, Standing standing) {
    return asService(
        bearer ->
            endpoint
                .user(bearer, person)
                .invoke(user -> write(user, standing))
                .flatMap(user -> endpoint.replace(bearer, person, user))
                .flatMap(done -> withdrawOthers(bearer, person, standing.role()))
                .flatMap(done -> grant(bearer, person, wanted(standing))));
  }

  private static void write(ObjectNode user, Standing standing) {
    ObjectNode attributes = user.withObjectProperty("attributes");
    attribute(attributes, User.ORGANIZATION, standing.organization().map(UUID::toString));
    attribute(attributes, RestrictedOrganizations.CLAIM, standing.restriction());
    standing.enabled().ifPresent(enabled -> user.put("enabled", enabled));
  }

  private static void attribute(ObjectNode attributes, String name, Optional<String> value) {
    attributes.remove(name);
    value.ifPresent(text -> attributes.putArray(name).add(text));
  }

  private Uni<Void> withdrawOthers(String bearer, UUID person, Optional<String> kept) {
    return endpoint
        .roles(bearer, person)
        .map(
            held ->
                held.stream()
                    .filter(role -> ROLES.contains(role.name()))
                    .filter(role -> !kept.equals(Optional.of(role.name())))
                    .toList())
        .flatMap(
            others -> others.isEmpty() ? nothing() : endpoint.withdraw(bearer, person, others));
  }

  private static Set<String> wanted(Standing standing) {
    Set<String> wanted = new HashSet<>();
    standing.role().ifPresent(wanted::add);
    if (standing.resident()) {
      wanted.add(Role.RESIDENT);
    }
    return wanted;
  }

  private Uni<Void> grant(String bearer, UUID person, Set<String> wanted) {
    return wanted.isEmpty()
        ? nothing()
        : endpoint
            .otherRoles(bearer, person)
            .map(lacking -> lacking.stream().filter(role -> wanted.contains(role.name())).toList())
            .flatMap(
                missing -> missing.isEmpty() ? nothing() : endpoint.grant(bearer, person, missing));
  }

  /** Ignores persons that Keycloak does not have. */
  private <T> Uni<T> asService(Function<String, Uni<T>> call) {
    return service
        .call(call)
        .onFailure(failure -> KeycloakFailures.status(failure) == KeycloakFailures.NOT_FOUND)
        .recoverWithNull()
        .onFailure()
        .transform(KeycloakFailures::unavailable);
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
