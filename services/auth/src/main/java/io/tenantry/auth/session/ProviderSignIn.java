package io.tenantry.auth.session;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.account.Newcomers;
import io.tenantry.auth.email.Emails;
import io.tenantry.auth.keycloak.Credentials;
import io.tenantry.auth.keycloak.GrantRefused;
import io.tenantry.auth.keycloak.TokenClaims;
import io.tenantry.auth.keycloak.TokenGrants;
import io.tenantry.auth.keycloak.Tokens;
import io.tenantry.auth.keycloak.Users;
import io.tenantry.auth.mfa.Mfa;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Opens sessions of people whom Google, LinkedIn or another provider knows. The code is exchanged
 * here and nowhere else, so nobody passes by what is asked of them: a verified e-mail, an account,
 * and the second factor where the role needs one. Keycloak has asked for a code who has one.
 */
@ApplicationScoped
class ProviderSignIn {
  private final TokenGrants grants;
  private final Users users;
  private final Credentials credentials;
  private final Newcomers newcomers;
  private final Mfa mfa;

  ProviderSignIn(
      TokenGrants grants, Users users, Credentials credentials, Newcomers newcomers, Mfa mfa) {
    this.credentials = credentials;
    this.grants = grants;
    this.users = users;
    this.newcomers = newcomers;
    this.mfa = mfa;
  }

  Uni<Opened> open(CodeLogin login) {
    return grants
        .byCode(login.code(), login.codeVerifier(), login.redirectUri())
        .onFailure(GrantRefused.class)
        .transform(refused -> SignInProblems.invalidCode())
        .flatMap(tokens -> identified(login, tokens));
  }

  private Uni<Opened> identified(CodeLogin login, Tokens tokens) {
    return newcomers
        .areKnown(tokens.claims().person())
        .flatMap(known -> known ? knownPerson(login, tokens) : newPerson(tokens));
  }

  /** A link that was refused does not wait until the provider tells of another, verified e-mail. */
  private Uni<Opened> knownPerson(CodeLogin login, Tokens tokens) {
    TokenClaims claims = tokens.claims();
    return claims.providerVerifiedEmail()
        ? asRequired(login, tokens)
        : refuse(tokens)
            .onFailure()
            .call(
                () -> credentials.removeProvider(claims.person(), claims.provider().orElseThrow()));
  }

  /** Keycloak takes the provider's word only for the address that the provider named. */
  private Uni<Opened> newPerson(Tokens tokens) {
    TokenClaims claims = tokens.claims();
    return claims.providerVerifiedEmail()
            && claims.emailVerified()
            && !Emails.isReserved(claims.email())
        ? newcomers.welcome(claims).flatMap(welcomed -> withTheirRole(tokens))
        : refuse(tokens).onFailure().call(() -> users.removeUnproven(claims.email()));
  }

  /** The first tokens were made before there was a role to name. */
  private Uni<Opened> withTheirRole(Tokens tokens) {
    return grants.byRefreshToken(tokens.refreshToken()).map(Opened::with);
  }

  private Uni<Opened> asRequired(CodeLogin login, Tokens tokens) {
    TokenClaims claims = tokens.claims();
    return mfa.isRequiredFor(claims.roles())
        ? mfa.isEnabled(claims.person())
            .flatMap(enabled -> enabled ? opened(tokens) : setUp(login, tokens))
        : opened(tokens);
  }

  private Uni<Opened> setUp(CodeLogin login, Tokens tokens) {
    return login.totp().map(code -> confirm(code, tokens)).orElseGet(() -> enrol(tokens));
  }

  private Uni<Opened> confirm(String code, Tokens tokens) {
    return mfa.confirm(tokens.claims().person(), code)
        .flatMap(
            codes ->
                codes
                    .map(recovery -> Uni.createFrom().item(new Opened(tokens, recovery)))
                    .orElseGet(() -> enrol(tokens)));
  }

  private Uni<Opened> enrol(Tokens tokens) {
    TokenClaims claims = tokens.claims();
    return end(tokens)
        .flatMap(ended -> mfa.start(claims.person(), claims.email()))
        .flatMap(
            enrolment ->
                Uni.createFrom().failure(SignInProblems.setUpNeeded(enrolment.orElseThrow())));
  }

  private Uni<Opened> refuse(Tokens tokens) {
    return end(tokens)
        .flatMap(ended -> Uni.createFrom().failure(SignInProblems::providerEmailUnverified));
  }

  private Uni<Void> end(Tokens tokens) {
    return tokens.claims().session().map(users::endSession).orElseThrow();
  }

  private static Uni<Opened> opened(Tokens tokens) {
    return Uni.createFrom().item(Opened.with(tokens));
  }
}
