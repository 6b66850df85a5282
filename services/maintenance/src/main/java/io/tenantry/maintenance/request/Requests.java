package io.tenantry.maintenance.request;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.maintenance.history.Change;
import io.tenantry.maintenance.history.HistoryEntry;
import io.tenantry.maintenance.history.HistoryEntry.Subject;
import io.tenantry.maintenance.home.Home;
import io.tenantry.maintenance.request.MaintenanceRequest.Changed;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.entities.Entities;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.time.PropertyDay;
import io.tenantry.platform.web.IfMatch;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Requests with their history: each change, its entry and its event are one commit, and two changes
 * of one request wait for each other.
 */
@ApplicationScoped
public class Requests {
  private final Entities entities;
  private final Outbox outbox;
  private final Clock clock;
  private final CompleteWithin within;

  Requests(Entities entities, Outbox outbox, Clock clock, CompleteWithin within) {
    this.entities = entities;
    this.outbox = outbox;
    this.clock = clock;
    this.within = within;
  }

  /** Enters what somebody reports. */
  Uni<RequestView> report(Tx tx, Caller caller, Home home, Report report) {
    check(home, report);
    return enter(
        tx,
        MaintenanceRequest.reported(home, caller.id(), report, clock.instant(), within),
        Change.REPORTED,
        Optional.of(caller.id()));
  }

  private void check(Home home, Report report) {
    if (home.residentId().isPresent() && report.priority().isPresent()) {
      throw Problems.invalid("priority", "is set by who runs the property; leave it out");
    }
    LocalDate today = PropertyDay.at(clock.instant(), home.zone());
    if (!report.access().stream().allMatch(window -> window.isUsable(today))) {
      throw Problems.invalid(
          "access", "windows must end after they begin, and not lie before today at the property");
    }
  }

  /** Enters what a plan wants done on a day, within a transaction's scope. */
  public Uni<UUID> plan(Tx tx, Home home, Report report, UUID plan, LocalDate day) {
    MaintenanceRequest planned =
        MaintenanceRequest.reported(home, null, report, clock.instant(), within).planned(plan, day);
    return enter(tx, planned, Change.PLANNED, Optional.empty()).map(RequestView::id);
  }

  private Uni<RequestView> enter(
      Tx tx, MaintenanceRequest request, Change change, Optional<UUID> by) {
    RequestView view = request.view();
    HistoryEntry first =
        HistoryEntry.of(subject(view), change, Optional.empty(), by, clock.instant());
    return entities
        .in(tx, () -> request.persist().chain(() -> first.persist()))
        .chain(
            () -> outbox.add(tx, view.id(), view.organizationId(), RequestFacts.reported(view, by)))
        .replaceWith(view);
  }

  /**
   * The requests that the scope shows, newest first.
   *
   * @param property only of this one
   */
  Uni<List<RequestView>> list(
      Tx tx, Optional<UUID> property, StatusFilter status, UUID before, int rows) {
    StringBuilder where = new StringBuilder("id < :before");
    Map<String, Object> values = new HashMap<>(Map.of("before", before));
    property.ifPresent(
        id -> {
          where.append(" and propertyId = :property");
          values.put("property", id);
        });
    status
        .value()
        .ifPresent(
            wanted -> {
              where.append(" and status = :status");
              values.put("status", wanted);
            });
    return entities.in(
        tx,
        () ->
            MaintenanceRequest.<MaintenanceRequest>find(where + " order by id desc", values)
                .range(0, rows - 1)
                .list()
                .map(found -> found.stream().map(MaintenanceRequest::view).toList()));
  }

  /** One request; 404 when the scope does not show it. */
  public Uni<RequestView> find(Tx tx, UUID id) {
    return entities.in(
        tx,
        () ->
            MaintenanceRequest.<MaintenanceRequest>findById(id)
                .map(Requests::present)
                .map(MaintenanceRequest::view));
  }

  /**
   * Adds something to a request that is open, such as a comment, and an entry of its history.
   *
   * @param addition persists what is added; runs while the request's row is locked
   */
  public <T> Uni<Added<T>> add(
      Tx tx, Caller caller, UUID id, Change change, Function<RequestView, Uni<T>> addition) {
    return entities.in(
        tx,
        () ->
            locked(id)
                .invoke(MaintenanceRequest::requireOpen)
                .map(MaintenanceRequest::view)
                .flatMap(view -> added(view, addition))
                .call(added -> entry(added.request(), change, caller).persist()));
  }

  private static <T> Uni<Added<T>> added(RequestView view, Function<RequestView, Uni<T>> addition) {
    return addition.apply(view).map(added -> new Added<>(view, added));
  }

  /** An addition and its request. */
  public record Added<T>(RequestView request, T addition) {}

  private HistoryEntry entry(RequestView request, Change change, Caller caller) {
    return HistoryEntry.of(
        subject(request), change, Optional.empty(), Optional.of(caller.id()), clock.instant());
  }

  /** Result of a change. */
  private record Outcome(RequestView view, List<Changed> changes) {}

  /**
   * Changes a request whose row is locked.
   *
   * @param work what is different afterwards; nothing is no change
   */
  Uni<RequestView> change(
      Tx tx,
      Optional<UUID> by,
      UUID id,
      IfMatch ifMatch,
      Function<MaintenanceRequest, Uni<List<Changed>>> work) {
    return entities
        .in(
            tx,
            () ->
                locked(id)
                    .invoke(request -> ifMatch.require(request.view()))
                    .flatMap(request -> changed(request, by, work)))
        .call(outcome -> tell(tx, by, outcome))
        .map(Outcome::view);
  }

  private Uni<Outcome> changed(
      MaintenanceRequest request,
      Optional<UUID> by,
      Function<MaintenanceRequest, Uni<List<Changed>>> work) {
    return work.apply(request).flatMap(done -> kept(request, by, done));
  }

  private Uni<Outcome> kept(MaintenanceRequest request, Optional<UUID> by, List<Changed> changes) {
    Subject subject = subject(request.view());
    List<HistoryEntry> entries =
        changes.stream()
            .map(
                done -> HistoryEntry.of(subject, done.change(), done.detail(), by, clock.instant()))
            .toList();
    return HistoryEntry.persist(entries)
        .chain(() -> request.flush())
        .map(flushed -> new Outcome(request.view(), changes));
  }

  private Uni<Void> tell(Tx tx, Optional<UUID> by, Outcome outcome) {
    RequestView view = outcome.view();
    return Multi.createFrom()
        .iterable(outcome.changes())
        .onItem()
        .transformToUniAndConcatenate(done -> tell(tx, by, view, done.change()))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> tell(Tx tx, Optional<UUID> by, RequestView view, Change change) {
    if (change == Change.OVERDUE) {
      return outbox.add(tx, view.id(), view.organizationId(), RequestFacts.overdue(view));
    }
    return RequestFacts.changed(view, change, by)
        .map(event -> outbox.add(tx, view.id(), view.organizationId(), event))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private static Uni<MaintenanceRequest> locked(UUID id) {
    return MaintenanceRequest.<MaintenanceRequest>findById(id, LockModeType.PESSIMISTIC_WRITE)
        .map(Requests::present);
  }

  private static MaintenanceRequest present(MaintenanceRequest found) {
    if (found == null) {
      throw Problems.notFound("The request");
    }
    return found;
  }

  private static Subject subject(RequestView view) {
    return new Subject(view.id(), view.organizationId(), view.residentId());
  }
}
