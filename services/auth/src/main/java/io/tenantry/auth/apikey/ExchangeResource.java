package io.tenantry.auth.apikey;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.keycloak.Tokens;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** For the gateway, and not routed by it: a key in, a short-lived token out. */
@Path("/internal/v1/api-keys/exchange")
public class ExchangeResource {
  private final Exchange exchange;

  ExchangeResource(Exchange exchange) {
    this.exchange = exchange;
  }

  /** The header as it came. */
  record Presented(@NotNull @Size(max = 200) String key) {
    @Override
    public String toString() {
      return "Presented";
    }
  }

  /** Token that services see in place of the key; {@code expiresIn} in seconds. */
  record Token(String accessToken, long expiresIn) {
    static Token of(Tokens tokens) {
      return new Token(tokens.accessToken(), tokens.expiresIn());
    }

    @Override
    public String toString() {
      return "Token";
    }
  }

  /** Exchanges a key; 401 when it is not valid (any more). */
  @POST
  @PermitAll
  @Operation(hidden = true)
  public Uni<Token> exchange(@NotNull @Valid Presented presented) {
    return exchange.of(presented.key()).map(Token::of);
  }
}
