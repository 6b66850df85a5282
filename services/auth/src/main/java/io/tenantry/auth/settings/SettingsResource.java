package io.tenantry.auth.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** An organization's settings. */
@Path("/api/v1/tenants/{id}/settings")
@PermissionsAllowed(Permission.ORGANIZATION_READ)
public class SettingsResource {
  private final OrganizationSettings settings;
  private final SettingsReader reader;
  private final Caller caller;

  SettingsResource(OrganizationSettings settings, SettingsReader reader, Caller caller) {
    this.settings = settings;
    this.reader = reader;
    this.caller = caller;
  }

  /** All settings, with defaults for what was never set. */
  @GET
  public Uni<Settings> find(UUID id) {
    return settings.find(caller, id);
  }

  /** Replaces all settings; what is not sent goes back to its default. */
  @PUT
  @PermissionsAllowed(Permission.ORGANIZATION_WRITE)
  public Uni<Settings> replace(
      UUID id,
      @RequestBody(content = @Content(schema = @Schema(implementation = Settings.class))) @NotNull
          ObjectNode sent)
      throws JsonProcessingException {
    return settings.replace(caller, id, reader.read(sent));
  }
}
