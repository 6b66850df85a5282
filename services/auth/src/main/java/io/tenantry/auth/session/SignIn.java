package io.tenantry.auth.session;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
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
 * Opens sessions. What is wrong with credentials is told to nobody; that a code is missing, only to
 * who proved the password.
 */
@ApplicationScoped
class SignIn {
  private final TokenGrants grants;
  private final PasswordProof proof;
  private final Users users;
  private final Mfa mfa;
  private final CodeAttempts attempts;

  SignIn(TokenGrants grants, PasswordProof proof, Users users, Mfa mfa, CodeAttempts attempts) {
    this.grants = grants;
    this.proof = proof;
    this.users = users;
    this.mfa = mfa;
    this.attempts = attempts;
  }

  Uni<Opened> open(Login login) {
    return login.hasCode()
        ? attempts
            .admit(login.email())
            .flatMap(admitted -> admitted ? withCode(login) : refused())
            .call(() -> attempts.succeeded(login.email()))
        : withPassword(login);
  }

  private Uni<Opened> withCode(Login login) {
    return login
        .recoveryCode()
        .map(code -> recover(login, code))
        .orElseGet(
            () -> grant(login).onFailure(GrantRefused.class).recoverWithUni(SignIn::refused));
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

  private Uni<Opened> recover(Login login, String code) {
    return grants
        .byPasswordAlone(login.email(), login.password())
        .onFailure(GrantRefused.class)
        .transform(refused -> SignInProblems.invalidCredentials())
        .flatMap(
            tokens ->
                mfa.recover(tokens.claims().person(), code)
                    .flatMap(right -> right ? opened(tokens) : endAndRefuse(tokens)));
  }

  /** Who must have a second factor and has none gets no session before it is set up. */
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
