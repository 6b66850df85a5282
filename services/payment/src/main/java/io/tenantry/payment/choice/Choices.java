package io.tenantry.payment.choice;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.provider.Gateways;
import io.tenantry.payment.provider.Provider;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Payment providers by organization for new payments. */
@ApplicationScoped
public class Choices {
  private static final String FIND =
      "select * from gateway_choice where org_id = $1 and currency = $2";
  private static final String LIST =
      "select * from gateway_choice where org_id = $1 order by currency";
  private static final String KEEP =
      """
      insert into gateway_choice (org_id, currency, primary_provider, backup_provider, chosen_at)
      values ($1, $2, $3, $4, $5)
      on conflict (org_id, currency) do update set primary_provider = excluded.primary_provider,
        backup_provider = excluded.backup_provider, chosen_at = excluded.chosen_at
      returning *
      """;

  private final Database database;
  private final Gateways gateways;
  private final Audit audit;
  private final Clock clock;

  Choices(Database database, Gateways gateways, Audit audit, Clock clock) {
    this.database = database;
    this.gateways = gateways;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Lists the providers for a new payment, the first choice first. One who wants the card kept goes
   * first to who can charge it later.
   */
  public Uni<List<Provider>> of(UUID organization, String currency, boolean keepsCard) {
    return database
        .asServiceFor(organization, tx -> find(tx, organization, currency))
        .map(chosen -> chosen.orElseGet(() -> Choice.usual(currency)))
        .map(choice -> usable(choice, keepsCard));
  }

  /** Returns the choice of the caller's organization. */
  Uni<List<Choice>> list(Caller caller) {
    UUID organization = caller.requireOrganization();
    return database.as(caller, tx -> tx.list(LIST, Choice::from, organization));
  }

  /** The providers one may choose. */
  List<Provider> available() {
    return gateways.configured();
  }

  /** From now on new payments of the caller's organization go there. */
  Uni<Choice> choose(Caller caller, Choice wish) {
    requireAvailable("primary", Optional.of(wish.primary()));
    requireAvailable("backup", wish.backup());
    if (wish.backup().filter(wish.primary()::equals).isPresent()) {
      throw Problems.invalid("backup", "must be another than the primary");
    }
    UUID organization = caller.requireOrganization();
    return database.as(
        caller,
        tx ->
            find(tx, organization, wish.currency())
                .flatMap(before -> keep(tx, caller, before, wish)));
  }

  private Uni<Choice> keep(Tx tx, Caller caller, Optional<Choice> before, Choice wish) {
    UUID organization = caller.requireOrganization();
    Act act =
        Act.of("payment.gateways_chosen", "organization", organization)
            .in(organization)
            .changing(before.map(Choices::told).orElse(Map.of()), told(wish));
    return tx.one(
            KEEP,
            Choice::from,
            organization,
            wish.currency(),
            wish.primary().column(),
            wish.backup().map(Provider::column),
            clock.instant())
        .map(Optional::orElseThrow)
        .call(() -> audit.record(tx, caller, act));
  }

  private List<Provider> usable(Choice choice, boolean keepsCard) {
    List<Provider> configured = gateways.configured();
    List<Provider> chosen = choice.inOrder().stream().filter(configured::contains).toList();
    List<Provider> usable = chosen.isEmpty() ? configured : chosen;
    if (usable.isEmpty()) {
      throw Problems.conflict("no-gateway", "Nothing can be paid here: there is no provider.");
    }
    return keepsCard ? usable.stream().sorted((a, b) -> keeps(b) - keeps(a)).toList() : usable;
  }

  private int keeps(Provider provider) {
    return gateways.of(provider).offSession().isPresent() ? 1 : 0;
  }

  private void requireAvailable(String field, Optional<Provider> provider) {
    if (provider.filter(named -> !available().contains(named)).isPresent()) {
      throw Problems.invalid(field, "is not available here");
    }
  }

  private static Uni<Optional<Choice>> find(Tx tx, UUID organization, String currency) {
    return tx.one(FIND, Choice::from, organization, currency);
  }

  private static Map<String, Object> told(Choice choice) {
    return Map.of(
        "currency",
        choice.currency(),
        "primary",
        choice.primary().column(),
        "backup",
        choice.backup().map(Provider::column).orElse(""));
  }
}
