package io.tenantry.auth.session;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.attempt.PasswordAttempts;
import io.tenantry.auth.attempt.PasswordAttempts.Verdict;
import io.tenantry.auth.email.Emails;
import io.tenantry.auth.keycloak.GrantRefused;
import io.tenantry.auth.keycloak.PasswordProof;
import io.tenantry.auth.keycloak.TokenClaims;
import io.tenantry.auth.keycloak.TokenGrants;
import io.tenantry.auth.keycloak.Tokens;
import io.tenantry.auth.keycloak.Users;
import io.tenantry.auth.mfa.CodeAttempts;
import io.tenantry.auth.mfa.Mfa;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Opens sessions. A refusal never says which credential is wrong; a missing code is mentioned only
 * after the password was proven.
 */
@ApplicationScoped
class SignIn {
  private static final String WRONG = "/" + SignInProblems.INVALID_CREDENTIALS;
  private final TokenGrants grants;
  private final PasswordProof proof;
  private final Users users;
  private final Mfa mfa;
  private final PasswordAttempts passwords;
  private final CodeAttempts codes;

  SignIn(
      TokenGrants grants,
      PasswordProof proof,
      Users users,
      Mfa mfa,
      PasswordAttempts passwords,
      CodeAttempts codes) {
    this.grants = grants;
    this.proof = proof;
    this.users = users;
    this.mfa = mfa;
    this.passwords = passwords;
    this.codes = codes;
  }

  /** Nobody has a reserved address; the technical users of API keys come in by their key alone. */
  Uni<Opened> open(Login login) {
    return Emails.isReserved(login.email())
        ? refused()
        : passwords.guard(
            login.email(),
            SignIn::judge,
            () -> login.hasCode() ? withCode(login) : withPassword(login),
            SignIn::refused);
  }

  /** Judges a failed sign-in: to be asked for a further step, one has proven the password. */
  private static Verdict judge(Throwable failure) {
    if (!(failure instanceof HttpProblem problem)) {
      return Verdict.UNKNOWN;
    }
    return problem.getType().getPath().endsWith(WRONG) ? Verdict.WRONG : Verdict.RIGHT;
  }

  /** The password first: only the codes of who knows it are looked at, and counted. */
  private Uni<Opened> withCode(Login login) {
    return grants
        .byPasswordAlone(login.email(), login.password())
        .onFailure(GrantRefused.class)
        .transform(refused -> SignInProblems.invalidCredentials())
        .flatMap(
            proven ->
                codes
                    .admit(login.email())
                    .flatMap(admitted -> admitted ? withCode(login, proven) : endAndRefuse(proven)))
        .call(() -> codes.succeeded(login.email()));
  }

  private Uni<Opened> withCode(Login login, Tokens proven) {
    return login
        .recoveryCode()
        .map(code -> recover(proven, code))
        .orElseGet(
            () ->
                end(proven)
                    .flatMap(ended -> grant(login))
                    .onFailure(GrantRefused.class)
                    .recoverWithUni(SignIn::refused));
  }

  private Uni<Opened> withPassword(Login login) {
    return grant(login)
        .onFailure(GrantRefused.class)
        .recoverWithUni(() -> codeMissing(login).flatMap(this::refuse));
  }

  private Uni<Opened> grant(Login login) {
    return grants
        .byPassword(login.email(), login.password(), login.totp())
        .flatMap(tokens -> asRequired(login, tokens));
  }

  /** Keycloak refuses alike; asked for the password alone, it tells whether only the code lacks. */
  private Uni<Boolean> codeMissing(Login login) {
    return users
        .find(login.email())
        .flatMap(found -> found.map(users::needsOneTimeCode).orElseGet(SignIn::no))
        .flatMap(needed -> needed ? proof.holds(login.email(), login.password()) : no());
  }

  private Uni<Opened> recover(Tokens proven, String code) {
    return mfa.recover(proven.claims().person(), code)
        .flatMap(right -> right ? opened(proven) : endAndRefuse(proven));
  }

  /** Gives no session to people who must have a second factor before they have set it up. */
  private Uni<Opened> asRequired(Login login, Tokens tokens) {
    TokenClaims claims = tokens.claims();
    return mfa.isRequiredFor(claims.roles())
        ? mfa.isEnabled(claims.person())
            .flatMap(enabled -> enabled ? opened(tokens) : setUp(login, tokens))
        : opened(tokens);
  }

  private Uni<Opened> setUp(Login login, Tokens tokens) {
    return end(tokens)
        .flatMap(
            ended ->
                login
                    .totp()
                    .map(code -> mfa.confirm(tokens.claims().person(), code))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
        .flatMap(
            codes ->
                codes
                    .map(recovery -> again(login, recovery))
                    .orElseGet(() -> enrol(login, tokens.claims())));
  }

  private Uni<Opened> again(Login login, List<String> recoveryCodes) {
    return grants
        .byPassword(login.email(), login.password(), login.totp())
        .map(tokens -> new Opened(tokens, recoveryCodes));
  }

  private Uni<Opened> enrol(Login login, TokenClaims claims) {
    return mfa.start(claims.person(), login.email())
        .flatMap(
            enrolment ->
                Uni.createFrom().failure(SignInProblems.setUpNeeded(enrolment.orElseThrow())));
  }

  private Uni<Void> end(Tokens tokens) {
    return tokens.claims().session().map(users::endSession).orElseThrow();
  }

  private Uni<Opened> endAndRefuse(Tokens tokens) {
    return end(tokens).flatMap(ended -> refused());
  }

  private Uni<Opened> refuse(boolean codeMissing) {
    HttpProblem problem =
        codeMissing ? SignInProblems.oneTimeCodeNeeded() : SignInProblems.invalidCredentials();
    return Uni.createFrom().failure(problem);
  }

  private static Uni<Opened> opened(Tokens tokens) {
    return Uni.createFrom().item(Opened.with(tokens));
  }

  private static Uni<Opened> refused() {
    return Uni.createFrom().failure(SignInProblems::invalidCredentials);
  }

  private static Uni<Boolean> no() {
    return Uni.createFrom().item(Boolean.FALSE);
  }
}
