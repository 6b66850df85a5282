package io.tenantry.platform.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Remembers whom a token that OIDC verified speaks for until the token expires, so that each is
 * verified once. Verifying costs more than most requests do: two thirds of the memory and a third
 * of the processor of a refused booking.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class RememberedTokens implements HttpAuthenticationMechanism {
  private static final String SOCKETS_CLOSE_AT = OidcUtils.QUARKUS_IDENTITY_EXPIRE_TIME;

  private final OidcAuthenticationMechanism oidc;
  private final InstantSource realTime = InstantSource.system();
  private final Cache<String, SecurityIdentity> verified;

  RememberedTokens(
      OidcAuthenticationMechanism oidc,
      @ConfigProperty(name = "tenantry.tokens.remembered") int remembered) {
    this.oidc = oidc;
    this.verified =
        Caffeine.newBuilder()
            .maximumSize(remembered)
            .expireAfter(
                Expiry.<String, SecurityIdentity>creating((header, identity) -> lifeOf(identity)))
            .build();
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager providers) {
    String header = request.request().getHeader("Authorization");
    if (header == null) {
      return Uni.createFrom().nullItem();
    }
    SecurityIdentity known = verified.getIfPresent(header);
    if (known != null && !lifeOf(known).isZero()) {
      return Uni.createFrom().item(known);
    }
    return oidc.authenticate(request, providers).map(identity -> remember(header, identity));
  }

  /** The first request gets what the later ones get. */
  private SecurityIdentity remember(String header, SecurityIdentity identity) {
    if (identity == null || !(identity.getPrincipal() instanceof JsonWebToken)) {
      return identity;
    }
    SecurityIdentity remembered = withoutRequest(identity);
    verified.put(header, remembered);
    return remembered;
  }

  /** Copies an identity without the request that OIDC attaches to it. */
  private static SecurityIdentity withoutRequest(SecurityIdentity identity) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(identity.getPrincipal())
        .addRoles(identity.getRoles())
        .addCredentials(identity.getCredentials())
        .addPermissionsAsString(Rights.permissions(identity))
        .addAttribute(SOCKETS_CLOSE_AT, identity.getAttribute(SOCKETS_CLOSE_AT))
        .build();
  }

  private Duration lifeOf(SecurityIdentity identity) {
    Instant end =
        Instant.ofEpochSecond(((JsonWebToken) identity.getPrincipal()).getExpirationTime());
    Duration left = Duration.between(realTime.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return oidc.getChallenge(request);
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
    return oidc.getCredentialTransport(request);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return oidc.getCredentialTypes();
  }

  /** Asked before OIDC's own. */
  @Override
  public int getPriority() {
    return oidc.getPriority() + 1;
  }
}
