package io.tenantry.auth.mfa;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;

/** The caller's second factor: an authenticator app, and recovery codes. */
@Path("/api/v1/auth/mfa")
@Authenticated
public class MfaResource {
  private final SecondFactor factor;
  private final Caller caller;

  MfaResource(SecondFactor factor, Caller caller) {
    this.factor = factor;
    this.caller = caller;
  }

  /** A code of the authenticator app. */
  record Code(@NotNull @Pattern(regexp = "[0-9]{6}", message = "has six digits") String code) {}

  /**
   * Proof for turning it off.
   *
   * @param code of the authenticator app, or a recovery code
   */
  record Off(@NotBlank @Size(max = 128) String password, @NotBlank @Size(max = 32) String code) {
    @Override
    public String toString() {
      return "Off";
    }
  }

  /** The codes for who loses their authenticator; shown this once. */
  record Recovery(List<String> recoveryCodes) {
    @Override
    public String toString() {
      return "Recovery";
    }
  }

  /** A secret for an authenticator app. It counts when a code of it was sent to verify. */
  @POST
  @Path("/enable")
  public Uni<Enrolment> enable() {
    return factor.start(caller);
  }

  /** Turns it on with a right code, and shows the recovery codes. */
  @POST
  @Path("/verify")
  public Uni<Recovery> verify(@NotNull @Valid Code code) {
    return factor.verify(caller, code.code()).map(Recovery::new);
  }

  /** Turns it off. */
  @POST
  @Path("/disable")
  public Uni<Void> disable(@NotNull @Valid Off off) {
    return factor.turnOff(caller, off.password(), off.code());
  }
}
