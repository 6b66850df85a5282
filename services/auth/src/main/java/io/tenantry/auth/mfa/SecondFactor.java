package io.tenantry.auth.mfa;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.attempt.GuardedProof;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Optional;

/** Set-up and removal of the second factor by a person who is signed in. */
@ApplicationScoped
class SecondFactor {
  private static final int CODE_LENGTH = 6;
  private final Mfa mfa;
  private final CodeAttempts attempts;
  private final GuardedProof proof;

  SecondFactor(Mfa mfa, CodeAttempts attempts, GuardedProof proof) {
    this.mfa = mfa;
    this.attempts = attempts;
    this.proof = proof;
  }

  Uni<Enrolment> start(Caller caller) {
    return mfa.start(caller.id(), caller.email())
        .map(
            enrolment ->
                enrolment.orElseThrow(
                    () ->
                        Problems.conflict(
                            "mfa-enabled", "Your second factor is on. Turn it off to renew it.")));
  }

  Uni<List<String>> verify(Caller caller, String code) {
    return admitted(caller)
        .flatMap(admitted -> mfa.confirm(caller.id(), code))
        .call(codes -> codes.isPresent() ? attempts.succeeded(caller.email()) : nothing())
        .map(
            codes ->
                codes.orElseThrow(
                    () ->
                        Problems.invalid(
                            "code", "is not right, or enrolment was not begun; see enable")));
  }

  Uni<Void> turnOff(Caller caller, String password, String code) {
    if (mfa.isRequiredFor(caller.roles())) {
      throw Problems.forbidden("Your role must have a second factor.");
    }
    return proof
        .holds(caller.email(), password)
        .flatMap(right -> right ? admitted(caller) : Uni.createFrom().failure(notRight()))
        .flatMap(admitted -> proven(caller, password, code.trim()))
        .flatMap(right -> right ? mfa.disable(caller.id()) : Uni.createFrom().failure(notRight()))
        .call(() -> attempts.succeeded(caller.email()));
  }

  private Uni<Void> admitted(Caller caller) {
    return attempts
        .admit(caller.email())
        .flatMap(
            admitted -> admitted ? nothing() : Uni.createFrom().failure(SecondFactor::tooMany));
  }

  /** The password has been proven. Without a second factor Keycloak does not look at the code. */
  private Uni<Boolean> proven(Caller caller, String password, String code) {
    return code.length() == CODE_LENGTH
        ? proof.holds(caller.email(), password, Optional.of(code))
        : mfa.recover(caller.id(), code);
  }

  private static HttpProblem notRight() {
    return Problems.of(
        Status.FORBIDDEN, "invalid-credentials", "Forbidden", "Password or code is not right.");
  }

  private static HttpProblem tooMany() {
    return Problems.of(
        Status.FORBIDDEN,
        "too-many-codes",
        "Forbidden",
        "Too many codes were wrong. Try again in 15 minutes.");
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
