package io.tenantry.auth.keycloak;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The people of the realm, administered with the service account of the client "gateway". */
@ApplicationScoped
public class Users {
  private static final int FEW = 1000;
  private static final Set<String> ROLES =
      Set.of(
          KeyUsers.ROLE,
          Role.PLATFORM_ADMIN,
          Role.OWNER,
          Role.ADMIN,
          Role.MANAGER,
          Role.VIEWER,
          Role.RESIDENT,
          "applicant",
          "vendor",
          "inspector");
  private final AdminEndpoint admin;
  private final ServiceAccount service;
  private final Map<String, RealmRole> roles = new ConcurrentHashMap<>();

  Users(@RestClient AdminEndpoint admin, ServiceAccount service) {
    this.admin = admin;
    this.service = service;
  }

  /** Creates a user, without a role yet. The item is their id, empty when the e-mail is taken. */
  public Uni<Optional<UUID>> create(NewIdentity identity) {
    return service
        .call(bearer -> admin.create(bearer, NewUser.of(identity)))
        .map(created -> Optional.of(idIn(created)))
        .onFailure(failure -> KeycloakFailures.status(failure) == KeycloakFailures.CONFLICT)
        .recoverWithItem(Optional.empty())
        .onFailure()
        .transform(KeycloakFailures::ofIdentity);
  }

  /**
   * Returns whether somebody has any of the roles of this platform: then their account was
   * completed.
   */
  public Uni<Boolean> hasRole(UUID user) {
    return service
        .call(bearer -> admin.roles(bearer, user))
        .map(held -> held.stream().anyMatch(role -> ROLES.contains(role.name())))
        .onFailure()
        .transform(KeycloakFailures::unavailable);
  }

  /** The user with this e-mail. */
  public Uni<Optional<User>> find(String email) {
    return service
        .call(bearer -> admin.find(bearer, email, true))
        .map(users -> users.stream().findFirst())
        .onFailure()
        .transform(KeycloakFailures::unavailable);
  }

  /** Lists the users with a role that few have: a thousand at most. */
  public Uni<List<Administrator>> withRole(String role) {
    return service
        .call(bearer -> admin.holders(bearer, role, FEW))
        .onFailure()
        .transform(KeycloakFailures::unavailable);
  }

  /** Gives a role; to give it again changes nothing. */
  public Uni<Void> grantRole(UUID user, String role) {
    return service
        .call(bearer -> role(bearer, role).flatMap(found -> give(bearer, user, found)))
        .onFailure()
        .transform(KeycloakFailures::unavailable);
  }

  /** True when signing in asks this person for a one-time code. */
  public Uni<Boolean> needsOneTimeCode(User user) {
    return service
        .call(bearer -> admin.credentials(bearer, user.id()))
        .map(all -> all.stream().anyMatch(StoredCredential::isOneTimeCode))
        .onFailure()
        .transform(KeycloakFailures::unavailable);
  }

  /**
   * Takes a user away whom a provider sent, and of whom nothing is proven: no verified e-mail, no
   * credential. The item is whether there was one.
   */
  public Uni<Boolean> removeUnproven(String email) {
    return find(email)
        .flatMap(
            found ->
                found
                    .filter(user -> !user.emailVerified())
                    .map(this::removeWithoutCredentials)
                    .orElseGet(() -> Uni.createFrom().item(Boolean.FALSE)));
  }

  private Uni<Boolean> removeWithoutCredentials(User user) {
    return service
        .call(bearer -> admin.credentials(bearer, user.id()))
        .flatMap(
            credentials ->
                credentials.isEmpty()
                    ? delete(user.id()).replaceWith(true)
                    : Uni.createFrom().item(Boolean.FALSE))
        .onFailure()
        .transform(KeycloakFailures::unavailable);
  }

  /** Ends a session: its refresh token is worth nothing from now on. Ended already is fine. */
  public Uni<Void> endSession(String session) {
    return service
        .call(bearer -> admin.endSession(bearer, session))
        .onFailure(failure -> KeycloakFailures.status(failure) == KeycloakFailures.NOT_FOUND)
        .recoverWithNull()
        .onFailure()
        .transform(KeycloakFailures::unavailable);
  }

  /** The sessions a person has; none of somebody who is unknown. */
  public Uni<List<UserSession>> sessionsOf(UUID person) {
    return service
        .call(bearer -> admin.sessions(bearer, person))
        .onFailure(failure -> KeycloakFailures.status(failure) == KeycloakFailures.NOT_FOUND)
        .recoverWithItem(List.of())
        .onFailure()
        .transform(KeycloakFailures::unavailable);
  }

  /** Ends all sessions of a person. Somebody who is unknown has none. */
  public Uni<Void> signOut(UUID person) {
    return service
        .call(bearer -> admin.signOut(bearer, person))
        .onFailure(failure -> KeycloakFailures.status(failure) == KeycloakFailures.NOT_FOUND)
        .recoverWithNull()
        .onFailure()
        .transform(KeycloakFailures::unavailable);
  }

  /** Forgets a user; forgotten already is fine. */
  public Uni<Void> delete(UUID user) {
    return service
        .call(bearer -> admin.delete(bearer, user))
        .onFailure(failure -> KeycloakFailures.status(failure) == KeycloakFailures.NOT_FOUND)
        .recoverWithNull()
        .onFailure()
        .transform(KeycloakFailures::unavailable);
  }

  private Uni<RealmRole> role(String bearer, String name) {
    RealmRole known = roles.get(name);
    return known != null
        ? Uni.createFrom().item(known)
        : admin.role(bearer, name).invoke(found -> roles.put(name, found));
  }

  private Uni<Void> give(String bearer, UUID user, RealmRole role) {
    return admin.grant(bearer, user, List.of(role));
  }

  static UUID idIn(Response created) {
    String path = created.getLocation().getPath();
    return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
  }
}
