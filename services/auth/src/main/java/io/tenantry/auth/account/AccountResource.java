package io.tenantry.auth.account;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.access.OwnSession;
import io.tenantry.platform.identity.Caller;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Getting an account, and seeing one's own. */
@Path("/api/v1/auth")
public class AccountResource {
  private final Accounts accounts;
  private final Profiles profiles;
  private final EmailVerification verification;
  private final OwnSession session;
  private final Caller caller;
  private final JsonWebToken token;

  AccountResource(
      Accounts accounts,
      Profiles profiles,
      EmailVerification verification,
      OwnSession session,
      Caller caller,
      JsonWebToken token) {
    this.verification = verification;
    this.accounts = accounts;
    this.profiles = profiles;
    this.session = session;
    this.caller = caller;
    this.token = token;
  }

  /** The account someone got. */
  record Registered(UUID userId, String email, Optional<UUID> organizationId) {}

  /**
   * Request to confirm an address.
   *
   * @param token of the link that was sent
   * @param password of the account; who did not register it chooses one, and the account is theirs.
   *     Not needed with the account's own session
   */
  record Confirmation(@NotBlank @Size(max = 100) String token, @StrongPassword String password) {
    @Override
    public String toString() {
      return "Confirmation";
    }
  }

  /** Registers a landlord with their organization, or a resident. */
  @POST
  @Path("/register")
  @PermitAll
  @ResponseStatus(201)
  public Uni<Registered> register(@NotNull @Valid Registration registration) {
    return accounts
        .register(registration)
        .map(
            account ->
                new Registered(account.userId(), registration.email(), account.organizationId()));
  }

  /** Returns the caller's profile. */
  @GET
  @Path("/me")
  @Authenticated
  public Uni<Profile> me() {
    return profiles.of(caller, token);
  }

  /** Changes what the caller is called and how they are reached. */
  @PUT
  @Path("/me")
  @Authenticated
  public Uni<Profile> change(@NotNull @Valid ProfileChange change) {
    return profiles.change(caller, change).flatMap(changed -> profiles.of(caller, token));
  }

  /** Confirms an e-mail address with the token of the link that was sent to it. */
  @POST
  @Path("/verify-email")
  @PermitAll
  public Uni<Void> verify(@NotNull @Valid Confirmation confirmation) {
    return verification.verify(
        confirmation.token(), Optional.ofNullable(confirmation.password()), session.person());
  }

  /** Sends the link to confirm the caller's e-mail address again. */
  @POST
  @Path("/resend-verification")
  @Authenticated
  @ResponseStatus(202)
  public Uni<Void> sendAgain() {
    return verification.sendAgain(caller);
  }
}
