package io.tenantry.auth.privacy.erasure;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.keycloak.GrantRefused;
import io.tenantry.auth.keycloak.TokenGrants;
import io.tenantry.auth.keycloak.Tokens;
import io.tenantry.auth.keycloak.Users;
import io.tenantry.auth.privacy.erasure.ErasureResource.Begun;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How a person takes their leave: proves who they are, then the services are asked. */
@ApplicationScoped
class Farewell {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private final TokenGrants grants;
  private final Users users;
  private final Erasures erasures;
  private final Duration patience;

  Farewell(
      TokenGrants grants,
      Users users,
      Erasures erasures,
      @ConfigProperty(name = "tenantry.privacy.patience") Duration patience) {
    this.grants = grants;
    this.users = users;
    this.erasures = erasures;
    this.patience = patience;
  }

  /** Begins the erasure, and waits a moment for the services' verdict. */
  Uni<Begun> say(Caller caller, String password, Optional<String> oneTimeCode) {
    Receipt receipt = Receipt.issue();
    return prove(caller, password, oneTimeCode)
        .flatMap(proven -> erasures.begin(caller, receipt))
        .flatMap(this::verdict)
        .map(erasure -> new Begun(erasure.erasureId(), notRefused(erasure), receipt.text()));
  }

  /** Keycloak checks the password by opening a session, which nobody needs. */
  private Uni<Void> prove(Caller caller, String password, Optional<String> oneTimeCode) {
    return grants
        .byPassword(caller.email(), password, oneTimeCode)
        .onFailure(GrantRefused.class)
        .transform(
            refused ->
                Problems.invalid(
                    "password", "is not your password, or totp is missing or not right"))
        .flatMap(tokens -> users.endSession(sessionOf(tokens)));
  }

  private static String sessionOf(Tokens tokens) {
    String claims = tokens.accessToken().split("\\.", -1)[1];
    return new JsonObject(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
        .getString("sid");
  }

  /** Usually all services answer within a second; if not, the erasure goes on without us. */
  private Uni<Erasure> verdict(UUID erasure) {
    long looks = patience.dividedBy(LOOK_AGAIN) + 1;
    return Multi.createBy()
        .repeating()
        .uni(() -> erasures.find(erasure))
        .withDelay(LOOK_AGAIN)
        .atMost(looks)
        .select()
        .first(now -> now.status() == ErasureStatus.ASKING)
        .collect()
        .last()
        .flatMap(last -> erasures.find(erasure));
  }

  private static ErasureStatus notRefused(Erasure erasure) {
    if (erasure.status() == ErasureStatus.REFUSED) {
      throw refused(erasure);
    }
    return erasure.status();
  }

  private static HttpProblem refused(Erasure erasure) {
    HttpProblem problem =
        Problems.of(
            Status.CONFLICT,
            "erasure-refused",
            "Conflict",
            "You cannot be erased yet. Do what reasons says, then ask again.");
    return HttpProblem.builder(problem).with("reasons", erasure.reasons()).build();
  }
}
