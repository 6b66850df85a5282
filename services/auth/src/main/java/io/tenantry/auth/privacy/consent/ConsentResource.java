package io.tenantry.auth.privacy.consent;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.SingleLine;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Consents of the caller. */
@Path("/api/v1/auth/me/consents")
@Authenticated
public class ConsentResource {
  private static final int LONGEST_ADDRESS = 45;
  private final Consents consents;
  private final Caller caller;

  ConsentResource(Consents consents, Caller caller) {
    this.consents = consents;
    this.caller = caller;
  }

  /**
   * A decision.
   *
   * @param version of the text that the person saw
   * @param given false to withdraw
   */
  record Decision(
      @NotNull Purpose purpose,
      @NotBlank @Size(max = 40) @SingleLine String version,
      @NotNull Boolean given) {}

  /** Consents in force, and their log. */
  record Given(List<Consent> current, Page<Consent> log) {}

  /** Lists the consents in force, purpose by purpose, and the log, newest first. */
  @GET
  public Uni<Given> list(@Valid @BeanParam PageRequest page) {
    return consents
        .current(caller)
        .flatMap(current -> consents.log(caller, page).map(log -> new Given(current, log)));
  }

  /** Agrees to a text, or withdraws that. */
  @POST
  @ResponseStatus(201)
  public Uni<Consent> record(@NotNull @Valid Decision decision, HttpServerRequest request) {
    return consents.record(
        caller, decision.purpose(), decision.version(), decision.given(), address(request));
  }

  /** The gateway sends the one address it believes; nothing else reaches a service. */
  private static Optional<String> address(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader("X-Forwarded-For"))
        .map(forwarded -> forwarded.split(",", 2)[0].trim())
        .or(() -> Optional.ofNullable(request.remoteAddress()).map(SocketAddress::hostAddress))
        .filter(address -> address.length() <= LONGEST_ADDRESS);
  }
}
