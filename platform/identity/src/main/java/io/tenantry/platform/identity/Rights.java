package io.tenantry.platform.identity;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Gives an identity the permissions that its roles have. The token of an API key names its
 * permissions itself (claim {@code permissions}) and has no others.
 */
@ApplicationScoped
public class Rights implements SecurityIdentityAugmentor {
  /** The claim with an API key's permissions. */
  public static final String CLAIM = "permissions";

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    if (identity.isAnonymous()) {
      return Uni.createFrom().item(identity);
    }
    var builder = QuarkusSecurityIdentity.builder(identity);
    permissions(identity).forEach(builder::addPermissionAsString);
    return Uni.createFrom().item(builder.build());
  }

  static Set<String> permissions(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken token && token.containsClaim(CLAIM)
        ? texts(token.getClaim(CLAIM))
        : PermissionTable.get().of(identity.getRoles());
  }

  private static Set<String> texts(Object claim) {
    return claim instanceof Collection<?> values
        ? values.stream().map(Rights::text).collect(Collectors.toSet())
        : Set.of(text(claim));
  }

  private static String text(Object value) {
    return value instanceof JsonString string && string.getValueType() == JsonValue.ValueType.STRING
        ? string.getString()
        : String.valueOf(value);
  }
}
