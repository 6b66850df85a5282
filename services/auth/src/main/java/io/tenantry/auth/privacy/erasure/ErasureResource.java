package io.tenantry.auth.privacy.erasure;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.SecretText;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Being forgotten. */
@Path("/api/v1/auth")
public class ErasureResource {
  private final Farewell farewell;
  private final Erasures erasures;
  private final Caller caller;

  ErasureResource(Farewell farewell, Erasures erasures, Caller caller) {
    this.farewell = farewell;
    this.erasures = erasures;
    this.caller = caller;
  }

  /**
   * Proof that the request is the person's own.
   *
   * @param totp the one-time code, for accounts that have one
   */
  record Proof(@NotBlank @Size(max = 128) String password, Optional<@Size(max = 16) String> totp) {
    Proof {
      totp = totp == null ? Optional.empty() : totp;
    }

    @Override
    public String toString() {
      return "Proof";
    }
  }

  /**
   * An erasure that has begun.
   *
   * @param receipt shows what became of it at {@code /api/v1/auth/erasures/{receipt}}, also when
   *     the account is gone; it is told only now
   */
  record Begun(UUID erasureId, ErasureStatus status, String receipt) {}

  /**
   * Asks to be forgotten. Refused with 409 and the reasons where a service needs the person; when a
   * service does not answer at once this goes on by itself.
   */
  @DELETE
  @Path("/me")
  @Authenticated
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(202)
  public Uni<Begun> erase(@NotNull @Valid Proof proof) {
    return farewell.say(caller, proof.password(), proof.totp());
  }

  /** Returns the caller's latest erasure. */
  @GET
  @Path("/me/erasure")
  @Authenticated
  public Uni<Erasure> latest() {
    return erasures.latest(caller).map(ErasureResource::orNotFound);
  }

  /** The same for who has the receipt. */
  @GET
  @Path("/erasures/{receipt}")
  @PermitAll
  public Uni<Erasure> find(String receipt) {
    return erasures.find(new SecretText(receipt)).map(ErasureResource::orNotFound);
  }

  private static Erasure orNotFound(Optional<Erasure> found) {
    return found.orElseThrow(() -> Problems.notFound("The erasure"));
  }
}
