package io.tenantry.auth.agreement;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Records that a new account agrees to the terms of use and the privacy policy. The consent log is
 * written in the account's transaction.
 */
@ApplicationScoped
public class Agreements {
  private static final int LONGEST_ADDRESS = 45;
  private static final String RECORD =
      """
      insert into consent (id, person_id, purpose, version, given, address, recorded_at)
      values ($1, $2, $3, $4, true, $5, $6)
      """;

  private final CurrentVertxRequest current;
  private final Clock clock;
  private final String terms;
  private final String privacyPolicy;

  Agreements(
      CurrentVertxRequest current,
      Clock clock,
      @ConfigProperty(name = "tenantry.agreement.terms-version") String terms,
      @ConfigProperty(name = "tenantry.agreement.privacy-version") String privacyPolicy) {
    this.current = current;
    this.clock = clock;
    this.terms = terms;
    this.privacyPolicy = privacyPolicy;
  }

  /**
   * The texts a person saw; what a client does not say is the one in force.
   *
   * @param terms version of the terms of use
   * @param privacyPolicy version of the privacy policy
   */
  public record Versions(Optional<String> terms, Optional<String> privacyPolicy) {
    /** The texts in force. */
    public static final Versions IN_FORCE = new Versions(Optional.empty(), Optional.empty());
  }

  /**
   * Records what a person agreed to, in the transaction that makes their account.
   *
   * @param tx in the scope of the service
   */
  public Uni<Void> record(Tx tx, UUID person, Versions seen) {
    Instant now = clock.instant();
    return record(tx, person, "terms", seen.terms().orElse(terms), now)
        .flatMap(
            recorded ->
                record(tx, person, "privacy", seen.privacyPolicy().orElse(privacyPolicy), now))
        .replaceWithVoid();
  }

  private Uni<Integer> record(Tx tx, UUID person, String purpose, String version, Instant now) {
    return tx.execute(RECORD, Ids.next(), person, purpose, version, address(), now);
  }

  /** The gateway sends the one address it believes; nothing else reaches a service. */
  private Optional<String> address() {
    return Arc.container().requestContext().isActive() && current.getCurrent() != null
        ? Optional.of(address(current.getCurrent().request()))
            .filter(address -> address.length() <= LONGEST_ADDRESS)
        : Optional.empty();
  }

  private static String address(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader("X-Forwarded-For"))
        .map(forwarded -> forwarded.split(",", 2)[0].trim())
        .orElseGet(() -> request.remoteAddress().hostAddress());
  }
}
