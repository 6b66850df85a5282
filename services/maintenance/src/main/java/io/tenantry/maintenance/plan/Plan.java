package io.tenantry.maintenance.plan;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.tenantry.maintenance.home.Home;
import io.tenantry.maintenance.request.Priority;
import io.tenantry.maintenance.request.Report;
import io.tenantry.maintenance.trade.Trade;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.web.SingleLine;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Work that recurs every so many months. Each day counts from the first one, so that what begins on
 * the 31st comes on the last day of shorter months and on the 31st again.
 */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only the database and queries read
@Table(name = "maintenance_plan")
class Plan extends PanacheEntityBase {
  @Id private UUID id;
  private UUID orgId;
  private UUID propertyId;
  private Trade category;
  private String place;
  private String description;
  private Priority priority;
  private int everyMonths;
  private LocalDate firstOn;
  private int occurrence;
  private LocalDate nextOn;
  private boolean active;
  private UUID createdBy;
  private Instant createdAt;
  @Version private long version;

  /** Work and its interval, as the organization enters them. */
  record Details(
      @NotNull Trade category,
      @NotBlank @Size(max = 100) @SingleLine String place,
      @NotBlank @Size(max = 4000) String description,
      @NotNull Priority priority,
      @NotNull @Min(1) @Max(60) Integer everyMonths,
      @NotNull LocalDate firstOn) {}

  /**
   * A plan as people see it.
   *
   * @param nextOn the day on which it makes its next request
   * @param active whether it makes any
   */
  record View(
      UUID id,
      UUID organizationId,
      UUID propertyId,
      Trade category,
      String place,
      String description,
      Priority priority,
      int everyMonths,
      LocalDate firstOn,
      LocalDate nextOn,
      boolean active,
      Instant createdAt) {}

  static Plan of(Home property, UUID by, Details details, Instant now) {
    var plan = new Plan();
    plan.id = Ids.next();
    plan.orgId = property.organizationId();
    plan.propertyId = property.propertyId();
    plan.category = details.category();
    plan.place = details.place().strip();
    plan.description = details.description().strip();
    plan.priority = details.priority();
    plan.everyMonths = details.everyMonths();
    plan.firstOn = details.firstOn();
    plan.nextOn = details.firstOn();
    plan.active = true;
    plan.createdBy = by;
    plan.createdAt = now;
    return plan;
  }

  boolean isDue(LocalDate today) {
    return active && !nextOn.isAfter(today);
  }

  /** Goes on to the next day; the day it leaves. */
  LocalDate advance() {
    LocalDate day = nextOn;
    occurrence++;
    nextOn = firstOn.plusMonths((long) everyMonths * occurrence);
    return day;
  }

  /** Makes no more requests. */
  void end() {
    active = false;
  }

  /** Returns the report of its next request. */
  Report report() {
    return new Report(
        Optional.empty(),
        Optional.empty(),
        category,
        place,
        description,
        List.of(),
        Optional.of(priority));
  }

  View view() {
    return new View(
        id,
        orgId,
        propertyId,
        category,
        place,
        description,
        priority,
        everyMonths,
        firstOn,
        nextOn,
        active,
        createdAt);
  }
}
