package io.tenantry.auth.billing;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.access.OrganizationAccess;
import io.tenantry.auth.alignment.Alignment;
import io.tenantry.auth.alignment.Alignment.Effect;
import io.tenantry.auth.apikey.KeyTokens;
import io.tenantry.auth.ending.SessionEndings.Ordered;
import io.tenantry.auth.organization.Organization;
import io.tenantry.auth.organization.OrganizationNews;
import io.tenantry.auth.organization.OrganizationStatus;
import io.tenantry.auth.organization.Plan;
import io.tenantry.auth.organization.SubscriptionStatus;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Actor;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/** Plans and standing of organizations; each change ends one line of the history and begins one. */
@ApplicationScoped
class Subscriptions {
  private static final String FIND = "select * from organization where org_id = $1";
  private static final String LOCK =
      "select * from organization where org_id = $1 and deleted_at is null for update";
  private static final String MOVE =
      """
      update organization set status = $2, status_reason = $3, plan = $4, updated_at = $5
      where org_id = $1 returning *
      """;
  private static final String HISTORY =
      """
      select * from subscription_history where org_id = $1 order by started_at desc, id desc
      """;
  private static final String END =
      """
      update subscription_history set status = $3, ended_at = greatest($2, started_at)
      where org_id = $1 and ended_at is null
      """;
  private static final String BEGIN =
      """
      insert into subscription_history
        (id, org_id, plan, price_amount, currency, status, started_at)
      values ($1, $2, $3, $4, $5, 'active', $6)
      """;
  private static final String MEMBERS = "select person_id from membership where org_id = $1";

  private final Database database;
  private final OrganizationAccess access;
  private final OrganizationNews news;
  private final Alignment alignment;
  private final KeyTokens keys;
  private final Audit audit;
  private final PlanPrices prices;
  private final Clock clock;

  Subscriptions(
      Database database,
      OrganizationAccess access,
      OrganizationNews news,
      Alignment alignment,
      KeyTokens keys,
      Audit audit,
      PlanPrices prices,
      Clock clock) {
    this.database = database;
    this.access = access;
    this.news = news;
    this.alignment = alignment;
    this.keys = keys;
    this.audit = audit;
    this.prices = prices;
    this.clock = clock;
  }

  /** The caller's own organization's. */
  Uni<Billing> find(Caller caller, UUID id) {
    return access.as(caller, id, tx -> billing(tx, id));
  }

  private Uni<Billing> billing(Tx tx, UUID id) {
    return tx.one(FIND, Organization.ROWS::read, id)
        .map(Optional::orElseThrow)
        .flatMap(
            organization ->
                tx.list(HISTORY, Subscription.ROWS::read, id)
                    .map(
                        history ->
                            Billing.of(organization, prices.of(organization.plan()), history)));
  }

  /** Puts an organization on a plan; from trial or suspension it is active by that. */
  Uni<Billing> choosePlan(Caller administrator, UUID id, Plan plan) {
    Step step = new Step(OrganizationStatus.ACTIVE, Optional.empty(), Optional.of(plan));
    return move(Actor.of(administrator), id, step);
  }

  /** Lets an organization read only. */
  Uni<Billing> suspend(Caller administrator, UUID id, String reason) {
    return move(Actor.of(administrator), id, suspension(reason));
  }

  /** Makes a suspended organization active again. */
  Uni<Billing> restore(Caller administrator, UUID id) {
    Step step = new Step(OrganizationStatus.ACTIVE, Optional.empty(), Optional.empty());
    return move(Actor.of(administrator), id, step);
  }

  /** Ends a subscription for good; the organization reads only. */
  Uni<Billing> cancel(Caller administrator, UUID id, String reason) {
    Step step = new Step(OrganizationStatus.CANCELLED, Optional.of(reason), Optional.empty());
    return move(Actor.of(administrator), id, step);
  }

  /**
   * The platform itself suspends: a trial is over. Organizations that have chosen a plan meanwhile
   * continue.
   */
  Uni<Billing> endTrial(UUID id) {
    return database
        .asServiceFor(
            id,
            tx ->
                lock(tx, id)
                    .invoke(Subscriptions::requireTrial)
                    .flatMap(
                        before ->
                            move(
                                tx,
                                Actor.service(),
                                before,
                                suspension("The trial is over. Choose a plan."))))
        .call(moved -> keys.carryOut(moved.keys()))
        .call(moved -> alignment.carryOut(moved.people()))
        .map(Moved::billing);
  }

  private static void requireTrial(Organization organization) {
    if (organization.status() != OrganizationStatus.TRIAL) {
      throw Problems.conflict("no-trial", "The organization is not on trial any more.");
    }
  }

  private static Step suspension(String reason) {
    return new Step(OrganizationStatus.SUSPENDED, Optional.of(reason), Optional.empty());
  }

  /** Change of an organization's standing. */
  private record Step(OrganizationStatus to, Optional<String> reason, Optional<Plan> plan) {
    boolean changesPlanOnly(Organization organization) {
      return organization.status() == to
          && plan.filter(wanted -> wanted != organization.plan()).isPresent();
    }
  }

  private Uni<Billing> move(Actor actor, UUID id, Step step) {
    return database
        .asServiceFor(id, tx -> lock(tx, id).flatMap(before -> move(tx, actor, before, step)))
        .call(moved -> keys.carryOut(moved.keys()))
        .call(moved -> alignment.carryOut(moved.people()))
        .map(Moved::billing);
  }

  private record Moved(Billing billing, List<UUID> people, List<Ordered> keys) {}

  private static Uni<Organization> lock(Tx tx, UUID id) {
    return tx.one(LOCK, Organization.ROWS::read, id)
        .map(found -> found.orElseThrow(OrganizationAccess::notFound));
  }

  private Uni<Moved> move(Tx tx, Actor actor, Organization before, Step step) {
    requireLegal(before, step);
    Instant now = clock.instant();
    Plan plan = step.plan().orElse(before.plan());
    return tx.one(
            MOVE,
            Organization.ROWS::read,
            before.id(),
            step.to().column(),
            step.reason(),
            plan.column(),
            now)
        .map(Optional::orElseThrow)
        .call(after -> writeHistory(tx, after, now))
        .call(after -> news.statusChanged(tx, after, before.status()))
        .call(after -> audit.record(tx, actor, act(before, after)))
        .flatMap(after -> alignMembers(tx, before, after))
        .flatMap(people -> moved(tx, before, step, people));
  }

  private Uni<Moved> moved(Tx tx, Organization before, Step step, List<UUID> people) {
    return endKeyTokens(tx, before, step)
        .flatMap(
            orders -> billing(tx, before.id()).map(billing -> new Moved(billing, people, orders)));
  }

  private Uni<List<Ordered>> endKeyTokens(Tx tx, Organization before, Step step) {
    return step.to() == OrganizationStatus.ACTIVE
        ? Uni.createFrom().item(List.of())
        : keys.order(tx, before.id());
  }

  private static void requireLegal(Organization before, Step step) {
    if (!before.status().mayBecome(step.to()) && !step.changesPlanOnly(before)) {
      throw Problems.conflict(
          "organization-not-movable",
          "The organization is %s on plan %s and cannot become %s."
              .formatted(before.status().column(), before.plan().column(), step.to().column()));
    }
  }

  /** Ends the current plan; where the organization goes on, its plan begins anew. */
  private Uni<Void> writeHistory(Tx tx, Organization after, Instant now) {
    SubscriptionStatus ended =
        after.status() == OrganizationStatus.CANCELLED
            ? SubscriptionStatus.CANCELLED
            : SubscriptionStatus.EXPIRED;
    Money price = prices.of(after.plan());
    return tx.execute(END, after.id(), now, ended)
        .flatMap(
            done ->
                after.status() == OrganizationStatus.ACTIVE
                    ? tx.execute(
                        BEGIN,
                        Ids.next(),
                        after.id(),
                        after.plan().column(),
                        price.getAmount(),
                        price.getCurrencyUnit().getCode(),
                        now)
                    : Uni.createFrom().item(0))
        .replaceWithVoid();
  }

  /** Members get tokens that say whether they may write: only when that is another answer now. */
  private Uni<List<UUID>> alignMembers(Tx tx, Organization before, Organization after) {
    return writes(before) == writes(after)
        ? Uni.createFrom().item(List.of())
        : tx.list(MEMBERS, row -> row.getUUID("person_id"), after.id())
            .call(people -> alignment.wish(tx, people, Effect.SESSIONS));
  }

  private static boolean writes(Organization organization) {
    return organization.status() == OrganizationStatus.TRIAL
        || organization.status() == OrganizationStatus.ACTIVE;
  }

  private static Act act(Organization before, Organization after) {
    return Act.of("organization.status_changed", "organization", after.id())
        .in(after.id())
        .changing(
            Map.of("status", before.status(), "plan", before.plan()),
            Map.of(
                "status",
                after.status(),
                "plan",
                after.plan(),
                "reason",
                after.statusReason().orElse("")));
  }
}
