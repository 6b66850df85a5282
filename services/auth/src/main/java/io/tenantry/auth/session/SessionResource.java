package io.tenantry.auth.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.keycloak.Tokens;
import io.tenantry.platform.identity.Caller;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Signing in, staying in, signing out. */
@Path("/api/v1/auth")
public class SessionResource {
  private final Sessions sessions;
  private final Caller caller;
  private final JsonWebToken token;

  SessionResource(Sessions sessions, Caller caller, JsonWebToken token) {
    this.sessions = sessions;
    this.caller = caller;
    this.token = token;
  }

  /** A refresh token, which is used up by being sent. */
  record Refresh(@NotBlank @Size(max = 8192) String refreshToken) {}

  /**
   * The tokens of a session.
   *
   * @param expiresIn the access token's life in seconds
   * @param recoveryCodes of who has just set up their second factor; shown this once
   */
  record Session(
      String accessToken,
      String refreshToken,
      String tokenType,
      long expiresIn,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> recoveryCodes) {
    static Session of(Opened opened) {
      Tokens tokens = opened.tokens();
      return new Session(
          tokens.accessToken(),
          tokens.refreshToken(),
          "Bearer",
          tokens.expiresIn(),
          opened.recoveryCodes());
    }

    @Override
    public String toString() {
      return "Session";
    }
  }

  /** The caller's sessions. */
  record SessionList(List<OpenSession> items) {}

  /** Signs in with e-mail and password, and the one-time code of accounts that have one. */
  @POST
  @Path("/login")
  @PermitAll
  public Uni<Session> login(@NotNull @Valid Login login, @Context HttpServerRequest request) {
    return sessions.open(login, Origin.of(request)).map(Session::of);
  }

  /**
   * Signs in with the code that Keycloak gave a browser after Google, LinkedIn or another provider;
   * who is new becomes a resident.
   */
  @POST
  @Path("/login/code")
  @PermitAll
  public Uni<Session> loginByCode(
      @NotNull @Valid CodeLogin login, @Context HttpServerRequest request) {
    return sessions.open(login, Origin.of(request)).map(Session::of);
  }

  /** Exchanges a refresh token for a fresh pair of tokens. */
  @POST
  @Path("/refresh")
  @PermitAll
  public Uni<Session> refresh(@NotNull @Valid Refresh refresh) {
    return sessions.prolong(refresh.refreshToken()).map(Opened::with).map(Session::of);
  }

  /** Signs out: the session of the access token ends. */
  @POST
  @Path("/logout")
  @Authenticated
  public Uni<Void> logout() {
    return sessions.close(caller, current());
  }

  /** Lists the caller's sessions. */
  @GET
  @Path("/sessions")
  @Authenticated
  public Uni<SessionList> list() {
    return sessions.list(caller, current()).map(SessionList::new);
  }

  /** Ends one of the caller's sessions; the gateway refuses its tokens from now on. */
  @DELETE
  @Path("/sessions/{id}")
  @Authenticated
  public Uni<Void> revoke(@Size(max = 64) String id) {
    return sessions.revoke(caller, id);
  }

  private Optional<String> current() {
    return Optional.ofNullable(token.getClaim("sid"));
  }
}
