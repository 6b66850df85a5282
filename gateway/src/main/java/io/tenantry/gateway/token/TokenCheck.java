package io.tenantry.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.tenantry.gateway.refusal.Refusals;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VertxException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * Checks tokens against Keycloak's keys: RS256, issuer, audience, expiry. A token that passed is
 * remembered until it expires, so each is verified once.
 */
@Singleton
public class TokenCheck {
  private static final Logger LOG = Logger.getLogger(TokenCheck.class);
  private final TenantIdentityProvider keycloak;
  private final InstantSource realTime = InstantSource.system();
  private final Cache<String, Person> verified;

  TokenCheck(
      TenantIdentityProvider keycloak,
      @ConfigProperty(name = "tenantry.tokens.remembered") int remembered) {
    this.keycloak = keycloak;
    this.verified =
        Caffeine.newBuilder()
            .maximumSize(remembered)
            .expireAfter(Expiry.<String, Person>creating((token, person) -> lifeOf(person)))
            .build();
  }

  /** Returns the person of a valid token; fails with a refusal for any other. */
  public Future<Person> check(String token, Context context) {
    Person known = verified.getIfPresent(token);
    if (known != null && known.expiresAt().isAfter(realTime.instant())) {
      return Future.succeededFuture(known);
    }
    return Future.fromCompletionStage(
            keycloak
                .authenticate(new AccessTokenCredential(token))
                .map(TokenCheck::person)
                .subscribeAsCompletionStage(),
            context)
        .onSuccess(person -> verified.put(token, person))
        .recover(failure -> Future.failedFuture(refusal(failure)));
  }

  private static Person person(SecurityIdentity identity) {
    JsonWebToken token = (JsonWebToken) identity.getPrincipal();
    return new Person(
        token.getSubject(),
        Optional.ofNullable(token.getClaim("sid")),
        Optional.ofNullable(token.getClaim("org")),
        Instant.ofEpochSecond(token.getExpirationTime()));
  }

  private Duration lifeOf(Person person) {
    Duration left = Duration.between(realTime.instant(), person.expiresAt());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** It was away, broke off, or answered something else than its keys. */
  private static boolean isOfKeycloak(Throwable cause) {
    return cause instanceof IOException
        || cause instanceof VertxException
        || cause instanceof OIDCException;
  }

  /** Without Keycloak's keys nothing can be said about a token. */
  private static Throwable refusal(Throwable failure) {
    List<Throwable> causes =
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20).toList();
    boolean judged = causes.stream().anyMatch(AuthenticationFailedException.class::isInstance);
    boolean keysMissing = causes.stream().anyMatch(TokenCheck::isOfKeycloak);
    if (judged && !keysMissing) {
      return Refusals.unauthenticated();
    }
    LOG.warnf("Tokens cannot be checked: %s", causes.getLast());
    return Refusals.identityUnavailable();
  }
}
