package io.tenantry.payment.commission;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.time.PlatformDay;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/** Commission terms of organizations, and their revenue. */
@ApplicationScoped
class CommissionTerms {
  private static final String SET =
      """
      insert into commission_terms (org_id, commission_percent, connected_account, changed_at)
      values ($1, $2, $3, $4)
      on conflict (org_id) do update set commission_percent = $2, connected_account = $3,
        changed_at = $4
      """;
  private static final String REPORT =
      """
      select org_id, currency,
        coalesce(sum(case when account in ('provider', 'till') then amount end), 0) as held_amount,
        coalesce(-sum(case when account = 'fees' then amount end), 0) as earned_amount
      from ledger_entry where booked_at >= $1 and booked_at < $2
      group by org_id, currency order by org_id, currency
      """;

  private final Database database;
  private final Audit audit;
  private final Clock clock;

  CommissionTerms(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Commission terms of an organization.
   *
   * @param percent of each payment, the usual one when absent
   * @param connectedAccount its own account at Stripe, which gets the rest
   */
  record Terms(
      @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2) BigDecimal percent,
      @Pattern(regexp = "acct_[A-Za-z0-9]{1,60}", message = "must be an account of Stripe")
          String connectedAccount) {}

  /**
   * Volume and commission of an organization in a period.
   *
   * @param volume what was taken, less what went back
   * @param commission what of it we keep
   */
  record Earned(UUID organizationId, Money volume, Money commission) {
    static Earned from(Row row) {
      return new Earned(row.getUUID("org_id"), Tx.money(row, "held"), Tx.money(row, "earned"));
    }
  }

  /** Agrees on something with an organization. Payments that were begun keep what they had. */
  Uni<Terms> set(Caller caller, UUID organization, Terms terms) {
    return database
        .asService(
            tx ->
                tx.execute(
                        SET,
                        organization,
                        terms.percent(),
                        terms.connectedAccount(),
                        clock.instant())
                    .chain(
                        () ->
                            audit.record(
                                tx,
                                caller,
                                Act.of("commission.changed", "organization", organization)
                                    .in(organization)
                                    .with(Map.of("percent", String.valueOf(terms.percent()))))))
        .replaceWith(terms);
  }

  /** Sums the payments of every organization, the last day inclusive. */
  Uni<List<Earned>> earned(Optional<LocalDate> from, Optional<LocalDate> to) {
    LocalDate last = to.orElseGet(() -> PlatformDay.at(clock.instant()));
    LocalDate first = from.orElseGet(() -> last.minusDays(30));
    return database.asService(
        tx ->
            tx.list(
                REPORT,
                Earned::from,
                PlatformDay.begin(first),
                PlatformDay.begin(last.plusDays(1))));
  }
}
