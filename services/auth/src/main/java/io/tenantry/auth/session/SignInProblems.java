package io.tenantry.auth.session;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.auth.mfa.Enrolment;
import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.core.Response.Status;

/** Reasons to refuse a session. */
final class SignInProblems {
  static final String INVALID_CREDENTIALS = "invalid-credentials";

  private SignInProblems() {}

  static HttpProblem invalidCredentials() {
    return unauthorized(INVALID_CREDENTIALS, "E-mail, password or code is not right.");
  }

  static HttpProblem oneTimeCodeNeeded() {
    return unauthorized(
        "mfa-required",
        "Send the one-time code of your authenticator app as totp, or one of your recovery codes as"
            + " recoveryCode.");
  }

  static HttpProblem invalidCode() {
    return unauthorized("invalid-code", "The code is not right, too old or used. Sign in again.");
  }

  static HttpProblem providerEmailUnverified() {
    return Problems.of(
        Status.FORBIDDEN,
        "provider-email-unverified",
        "Forbidden",
        "Your provider has not verified your e-mail address. Verify it there, or register with a"
            + " password.");
  }

  static HttpProblem invalidRefreshToken() {
    return unauthorized("invalid-refresh-token", "The session has ended. Sign in again.");
  }

  /** The password was right, so the way to enrol may be shown. */
  static HttpProblem setUpNeeded(Enrolment enrolment) {
    return HttpProblem.builder(
            Problems.of(
                Status.FORBIDDEN,
                "mfa-setup-required",
                "Forbidden",
                "Your role needs a second factor. Set up an authenticator app with otpauthUri or"
                    + " secret and sign in again with its code as totp."))
        .with("secret", enrolment.secret())
        .with("otpauthUri", enrolment.otpauthUri())
        .build();
  }

  private static HttpProblem unauthorized(String type, String detail) {
    return Problems.of(Status.UNAUTHORIZED, type, "Unauthorized", detail);
  }
}
