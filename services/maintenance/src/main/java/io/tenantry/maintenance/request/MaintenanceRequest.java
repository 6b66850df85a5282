package io.tenantry.maintenance.request;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.tenantry.maintenance.history.Change;
import io.tenantry.maintenance.home.Home;
import io.tenantry.maintenance.trade.Trade;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.web.Problems;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A request and its legal moves. It changes only while its row is locked. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only the database and queries read
class MaintenanceRequest extends PanacheEntityBase {
  /** Time in which a completed request may be reopened. */
  private static final Duration REOPEN_WITHIN = Duration.ofDays(14);

  @Id private UUID id;
  private UUID orgId;
  private UUID propertyId;
  private UUID leaseId;
  private UUID residentId;
  private UUID reportedBy;
  private UUID planId;
  private LocalDate plannedOn;
  private String unit;
  private Trade category;
  private String place;
  private String description;

  @Convert(converter = AccessWindows.class)
  private List<AccessWindow> access;

  private String timeZone;
  private RequestStatus status;
  private Priority priority;
  private UUID vendorId;
  private String vendorName;
  private Instant scheduledAt;
  private BigDecimal estimatedAmount;
  private BigDecimal actualAmount;
  private String currency;
  private Instant reportedAt;
  private Instant dueAt;
  private Instant overdueAt;
  private Instant completedAt;
  private Instant updatedAt;
  @Version private long version;

  /** Returns the request of a resident or a member. */
  static MaintenanceRequest reported(
      Home home, UUID by, Report report, Instant now, CompleteWithin within) {
    var request = new MaintenanceRequest();
    request.id = Ids.next();
    request.orgId = home.organizationId();
    request.propertyId = home.propertyId();
    request.leaseId = home.leaseId().orElse(null);
    request.residentId = home.residentId().orElse(null);
    request.reportedBy = by;
    request.unit = home.unit().or(report::unit).orElse(null);
    request.category = report.category();
    request.place = report.place().strip();
    request.description = report.description().strip();
    request.access = report.access();
    request.timeZone = home.zone().getId();
    request.status = RequestStatus.RECEIVED;
    request.priority = report.priority().orElse(Priority.MEDIUM);
    request.reportedAt = now;
    request.updatedAt = now;
    request.due(now, within);
    return request;
  }

  /** Marks it as the request of a plan for a day. */
  MaintenanceRequest planned(UUID plan, LocalDate day) {
    planId = plan;
    plannedOn = day;
    return this;
  }

  private void due(Instant from, CompleteWithin within) {
    dueAt = from.plus(within.of(priority));
    overdueAt = null;
  }

  /** A change and what to say of it. */
  record Changed(Change change, Optional<String> detail) {
    static Changed of(Change change, Object detail) {
      return new Changed(change, Optional.ofNullable(detail).map(Object::toString));
    }
  }

  /**
   * Takes what the organization decides; costs also when it is completed.
   *
   * @param vendor the name of the vendor, if there is to be one
   * @return what is different now
   */
  List<Changed> decide(
      RequestChange wanted, Optional<String> vendor, Instant now, CompleteWithin within) {
    List<Changed> changes = new ArrayList<>();
    if (priority != wanted.priority()) {
      priority = wanted.priority();
      due(reportedAt, within);
      changes.add(Changed.of(Change.PRIORITIZED, priority.name().toLowerCase(Locale.ROOT)));
    }
    if (category != wanted.category()) {
      category = wanted.category();
      changes.add(Changed.of(Change.CATEGORIZED, category.name().toLowerCase(Locale.ROOT)));
    }
    UUID newVendor = wanted.vendorId().orElse(null);
    if (!Objects.equals(vendorId, newVendor)) {
      vendorId = newVendor;
      vendorName = vendor.orElse(null);
      changes.add(Changed.of(newVendor == null ? Change.UNASSIGNED : Change.ASSIGNED, vendorName));
    }
    if (!Objects.equals(scheduledAt, wanted.scheduledAt().orElse(null))) {
      scheduledAt = wanted.scheduledAt().orElse(null);
      changes.add(
          Changed.of(scheduledAt == null ? Change.UNSCHEDULED : Change.SCHEDULED, scheduledAt));
    }
    if (status.isClosed() && !changes.isEmpty()) {
      throw closed();
    }
    cost(wanted, changes);
    if (!changes.isEmpty()) {
      updatedAt = now;
    }
    return changes;
  }

  private void cost(RequestChange wanted, List<Changed> changes) {
    Optional<Money> estimatedBefore = money(estimatedAmount);
    Optional<Money> actualBefore = money(actualAmount);
    currency =
        wanted
            .estimatedCost()
            .or(wanted::actualCost)
            .map(cost -> cost.getCurrencyUnit().getCode())
            .orElse(null);
    estimatedAmount = wanted.estimatedCost().map(Money::getAmount).orElse(null);
    actualAmount = wanted.actualCost().map(Money::getAmount).orElse(null);
    if (!estimatedBefore.equals(wanted.estimatedCost())) {
      changes.add(Changed.of(Change.ESTIMATED, wanted.estimatedCost().orElse(null)));
    }
    if (!actualBefore.equals(wanted.actualCost())) {
      changes.add(Changed.of(Change.COSTED, wanted.actualCost().orElse(null)));
    }
  }

  /** Work on it begins. */
  void start(Instant now) {
    move(RequestStatus.IN_PROGRESS, now);
  }

  /** It is mended. */
  void complete(Instant now) {
    move(RequestStatus.COMPLETED, now);
    completedAt = now;
  }

  /** Nobody will mend it. */
  void cancel(Instant now) {
    move(RequestStatus.CANCELLED, now);
  }

  /**
   * It was not mended after all.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 {@code reopen-too-late} after 14 days
   */
  void reopen(Instant now, CompleteWithin within) {
    if (status == RequestStatus.COMPLETED && now.isAfter(completedAt.plus(REOPEN_WITHIN))) {
      throw Problems.conflict(
          "reopen-too-late",
          "A request can be reopened for 14 days after it was completed. Report it anew.");
    }
    move(RequestStatus.RECEIVED, now);
    completedAt = null;
    due(now, within);
  }

  private void move(RequestStatus next, Instant now) {
    status = status.to(next);
    updatedAt = now;
  }

  /** Notes that it should have been completed by now; false when somebody noted it before. */
  boolean isNewlyOverdue(Instant now) {
    if (status.isClosed() || overdueAt != null || dueAt.isAfter(now)) {
      return false;
    }
    overdueAt = now;
    updatedAt = now;
    return true;
  }

  /**
   * Refuses more to be added to what is closed.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 {@code request-closed}
   */
  void requireOpen() {
    if (status.isClosed()) {
      throw closed();
    }
  }

  private RuntimeException closed() {
    return Problems.conflict(
        "request-closed",
        status == RequestStatus.COMPLETED
            ? "This request is completed. Reopen it first, within 14 days; else report it anew."
            : "This request was cancelled. Report it anew.");
  }

  boolean isReceived() {
    return status == RequestStatus.RECEIVED;
  }

  ZoneId zone() {
    return ZoneId.of(timeZone);
  }

  private Optional<Money> money(BigDecimal amount) {
    return Optional.ofNullable(amount)
        .map(
            value -> {
              CurrencyUnit unitOfMoney = CurrencyUnit.of(currency);
              return Money.of(
                  unitOfMoney,
                  value.setScale(unitOfMoney.getDecimalPlaces(), RoundingMode.UNNECESSARY));
            });
  }

  RequestView view() {
    return new RequestView(
        id,
        orgId,
        propertyId,
        Optional.ofNullable(leaseId),
        Optional.ofNullable(residentId),
        Optional.ofNullable(planId),
        Optional.ofNullable(plannedOn),
        Optional.ofNullable(unit),
        category,
        place,
        description,
        access,
        timeZone,
        status,
        priority,
        Optional.ofNullable(vendorId),
        Optional.ofNullable(vendorName),
        Optional.ofNullable(scheduledAt),
        money(estimatedAmount),
        money(actualAmount),
        reportedAt,
        dueAt,
        Optional.ofNullable(overdueAt),
        Optional.ofNullable(completedAt),
        updatedAt,
        version);
  }
}
