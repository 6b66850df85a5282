package io.tenantry.auth.privacy.erasure;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.attempt.GuardedProof;
import io.tenantry.auth.privacy.erasure.ErasureResource.Begun;
import io.tenantry.platform.data.SecretText;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Begins the erasure of an account: checks the person's proof, then asks the services. */
@ApplicationScoped
class Farewell {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private final GuardedProof proof;
  private final Erasures erasures;
  private final Duration patience;

  Farewell(
      GuardedProof proof,
      Erasures erasures,
      @ConfigProperty(name = "tenantry.privacy.patience") Duration patience) {
    this.proof = proof;
    this.erasures = erasures;
    this.patience = patience;
  }

  /** Begins the erasure, and waits a moment for the services' verdict. */
  Uni<Begun> say(Caller caller, String password, Optional<String> oneTimeCode) {
    SecretText receipt = SecretText.fresh();
    return prove(caller, password, oneTimeCode)
        .flatMap(proven -> erasures.begin(caller, receipt))
        .flatMap(this::verdict)
        .map(erasure -> new Begun(erasure.erasureId(), notRefused(erasure), receipt.text()));
  }

  private Uni<Void> prove(Caller caller, String password, Optional<String> oneTimeCode) {
    return proof
        .holds(caller.email(), password, oneTimeCode)
        .flatMap(
            right -> right ? Uni.createFrom().voidItem() : Uni.createFrom().failure(unproven()));
  }

  private static HttpProblem unproven() {
    return Problems.invalid("password", "is not your password, or totp is missing or not right");
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
