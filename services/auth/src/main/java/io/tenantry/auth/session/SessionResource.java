package io.tenantry.auth.session;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.keycloak.Tokens;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Signing in, staying in, signing out. */
@Path("/api/v1/auth")
public class SessionResource {
  private final Sessions sessions;
  private final JsonWebToken token;

  SessionResource(Sessions sessions, JsonWebToken token) {
    this.sessions = sessions;
    this.token = token;
  }

  /** A refresh token, which is used up by being sent. */
  record Refresh(@NotBlank @Size(max = 8192) String refreshToken) {}

  /** The tokens of a session; {@code expiresIn} is the access token's life in seconds. */
  record Session(String accessToken, String refreshToken, String tokenType, long expiresIn) {
    static Session of(Tokens tokens) {
      return new Session(tokens.accessToken(), tokens.refreshToken(), "Bearer", tokens.expiresIn());
    }
  }

  /** Signs in with e-mail and password, and the one-time code of accounts that have one. */
  @POST
  @Path("/login")
  @PermitAll
  public Uni<Session> login(@NotNull @Valid Login login) {
    return sessions.open(login).map(Session::of);
  }

  /** Exchanges a refresh token for a fresh pair of tokens. */
  @POST
  @Path("/refresh")
  @PermitAll
  public Uni<Session> refresh(@NotNull @Valid Refresh refresh) {
    return sessions.prolong(refresh.refreshToken()).map(Session::of);
  }

  /** Signs out: the session of the access token ends. */
  @POST
  @Path("/logout")
  @Authenticated
  public Uni<Void> logout() {
    return sessions.close(Optional.ofNullable(token.getClaim("sid")));
  }
}
