package io.tenantry.payment.reconciliation;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.payment.provider.ProviderUnavailable;
import io.tenantry.payment.query.Asked;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.time.PlatformDay;
import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** Our books beside the providers' lists, for the organization whose money it is. */
@Path("/api/v1/payments/reconciliation")
@PermissionsAllowed(Permission.PAYMENTS_RECONCILE)
public class ReconciliationResource {
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);
  private static final int LONGEST = 92;
  private final Reconciliations reconciliations;
  private final Caller caller;
  private final Clock clock;

  ReconciliationResource(Reconciliations reconciliations, Caller caller, Clock clock) {
    this.reconciliations = reconciliations;
    this.caller = caller;
    this.clock = clock;
  }

  /** A period, one report a provider. */
  record Period(LocalDate from, LocalDate to, boolean reconciled, List<Report> reports) {}

  /** Compares a period, the last day inclusive; the last 30 days when none is named. */
  @GET
  public Uni<Period> compare(@RestQuery String from, @RestQuery String to) {
    LocalDate last = Asked.day("to", to).orElseGet(() -> PlatformDay.at(clock.instant()));
    LocalDate first = Asked.day("from", from).orElseGet(() -> last.minusDays(30));
    long days = ChronoUnit.DAYS.between(first, last);
    if (days < 0 || days > LONGEST) {
      throw Problems.invalid("from", "must be at most " + LONGEST + " days before to");
    }
    return reconciliations
        .of(caller, first, last)
        .map(
            reports ->
                new Period(first, last, reports.stream().allMatch(Report::reconciled), reports))
        .onFailure(ProviderUnavailable.class)
        .transform(
            failure ->
                Problems.unavailable(
                    "provider-unavailable",
                    "The payment provider does not answer. Try again later.",
                    RETRY_AFTER));
  }
}
