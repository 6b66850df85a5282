package io.tenantry.maintenance.request;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.smallrye.mutiny.Uni;
import io.tenantry.maintenance.history.Change;
import io.tenantry.maintenance.request.MaintenanceRequest.Changed;
import io.tenantry.maintenance.vendor.Vendors;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.time.PropertyDay;
import io.tenantry.platform.web.IfMatch;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Decisions about requests: vendor, time, costs and progress. */
@ApplicationScoped
class Decisions {
  private final Database database;
  private final Requests requests;
  private final Vendors vendors;
  private final Audit audit;
  private final Clock clock;
  private final CompleteWithin within;

  Decisions(
      Database database,
      Requests requests,
      Vendors vendors,
      Audit audit,
      Clock clock,
      CompleteWithin within) {
    this.database = database;
    this.requests = requests;
    this.vendors = vendors;
    this.audit = audit;
    this.clock = clock;
    this.within = within;
  }

  /** Sets priority, vendor, time and costs. */
  Uni<RequestView> change(Caller caller, UUID id, IfMatch ifMatch, RequestChange wanted) {
    requireOneCurrency(wanted);
    return decided(
        caller,
        id,
        ifMatch,
        "maintenance.decided",
        request ->
            vendorName(request, wanted)
                .map(vendor -> request.decide(wanted, vendor, clock.instant(), within)));
  }

  private Uni<Optional<String>> vendorName(MaintenanceRequest request, RequestChange wanted) {
    Optional<UUID> vendor = wanted.vendorId();
    if (vendor.isEmpty() || vendor.equals(request.view().vendorId())) {
      return Uni.createFrom().item(request.view().vendorName().filter(name -> vendor.isPresent()));
    }
    Instant comes = wanted.scheduledAt().orElseGet(clock::instant);
    LocalDate day = PropertyDay.at(comes, request.zone());
    return vendors.assignable(vendor.get(), day).map(Optional::of);
  }

  private static void requireOneCurrency(RequestChange wanted) {
    if (wanted.estimatedCost().isPresent()
        && wanted.actualCost().isPresent()
        && !wanted.estimatedCost().get().isSameCurrency(wanted.actualCost().get())) {
      throw Problems.invalid(
          List.of(
              Violation.In.body
                  .field("actualCost")
                  .message("must be in the currency of estimatedCost")));
    }
  }

  /** Work begins. */
  Uni<RequestView> start(Caller caller, UUID id, IfMatch ifMatch) {
    return moved(caller, id, ifMatch, Change.STARTED, request -> request.start(clock.instant()));
  }

  /** It is mended. */
  Uni<RequestView> complete(Caller caller, UUID id, IfMatch ifMatch) {
    return moved(
        caller, id, ifMatch, Change.COMPLETED, request -> request.complete(clock.instant()));
  }

  /** Nobody will mend it; who reported it may say so until somebody works on it. */
  Uni<RequestView> cancel(Caller caller, UUID id, IfMatch ifMatch) {
    return moved(
        caller,
        id,
        ifMatch,
        Change.CANCELLED,
        request -> {
          if (!request.isReceived() && !isMember(caller, request)) {
            throw Problems.conflict(
                "request-in-progress",
                "Somebody works on it by now. Write a comment to who runs the property instead.");
          }
          request.cancel(clock.instant());
        });
  }

  private static boolean isMember(Caller caller, MaintenanceRequest request) {
    return caller.organization().equals(Optional.of(request.view().organizationId()));
  }

  /** It was not mended after all. */
  Uni<RequestView> reopen(Caller caller, UUID id, IfMatch ifMatch) {
    return moved(
        caller, id, ifMatch, Change.REOPENED, request -> request.reopen(clock.instant(), within));
  }

  private Uni<RequestView> moved(
      Caller caller, UUID id, IfMatch ifMatch, Change change, Consumer<MaintenanceRequest> move) {
    return decided(
        caller,
        id,
        ifMatch,
        "maintenance." + change.name().toLowerCase(Locale.ROOT),
        request -> {
          move.accept(request);
          return Uni.createFrom().item(List.of(Changed.of(change, null)));
        });
  }

  private Uni<RequestView> decided(
      Caller caller,
      UUID id,
      IfMatch ifMatch,
      String action,
      Function<MaintenanceRequest, Uni<List<Changed>>> work) {
    return database.as(
        caller,
        tx ->
            requests
                .change(tx, Optional.of(caller.id()), id, ifMatch, work)
                .call(view -> record(tx, caller, action, view)));
  }

  private Uni<Void> record(Tx tx, Caller caller, String action, RequestView view) {
    return audit.record(
        tx,
        caller,
        Act.of(action, "maintenance_request", view.id())
            .in(view.organizationId())
            .with(Map.of("status", view.status().column(), "version", view.version())));
  }
}
