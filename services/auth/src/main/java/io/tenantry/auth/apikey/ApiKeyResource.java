package io.tenantry.auth.apikey;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Keys for integrations, which send them as {@code X-API-Key}. */
@Path("/api/v1/auth/api-keys")
public class ApiKeyResource {
  private final ApiKeys keys;
  private final Caller caller;

  ApiKeyResource(ApiKeys keys, Caller caller) {
    this.keys = keys;
    this.caller = caller;
  }

  /** A new key; {@code key} is shown this once. */
  record Created(
      UUID id,
      String key,
      String name,
      List<String> permissions,
      Instant createdAt,
      Optional<Instant> expiresAt) {
    static Created of(ApiKeys.Made made) {
      ApiKey key = made.key();
      return new Created(
          key.id(),
          made.text().text(),
          key.name(),
          key.permissions(),
          key.createdAt(),
          key.expiresAt());
    }

    @Override
    public String toString() {
      return "Created[" + id + "]";
    }
  }

  /** Makes a key with some of the caller's rights. */
  @POST
  @PermissionsAllowed(Permission.API_KEYS_WRITE)
  @ResponseStatus(201)
  public Uni<Created> create(@NotNull @Valid NewApiKey wish) {
    return keys.make(caller, wish).map(Created::of);
  }

  /** The organization's keys. */
  @GET
  @PermissionsAllowed(Permission.API_KEYS_READ)
  public Uni<Page<ApiKey>> list(@Valid @BeanParam PageRequest page) {
    return keys.list(caller, page);
  }

  /** Revokes a key. */
  @DELETE
  @Path("/{id}")
  @PermissionsAllowed(Permission.API_KEYS_WRITE)
  public Uni<Void> revoke(UUID id) {
    return keys.revoke(caller, id);
  }
}
