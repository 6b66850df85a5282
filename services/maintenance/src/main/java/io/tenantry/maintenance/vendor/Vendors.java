package io.tenantry.maintenance.vendor;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Constraints;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.entities.Entities;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.IfMatch;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The vendors of an organization. */
@ApplicationScoped
public class Vendors {
  private static final String NAME = "vendor_name_of_org";

  private final Database database;
  private final Entities entities;
  private final Audit audit;
  private final Clock clock;

  Vendors(Database database, Entities entities, Audit audit, Clock clock) {
    this.database = database;
    this.entities = entities;
    this.audit = audit;
    this.clock = clock;
  }

  /** Adds a vendor. */
  Uni<VendorView> add(Tx tx, Caller caller, VendorDetails details) {
    Vendor vendor = Vendor.of(caller.requireOrganization(), details, clock.instant());
    return entities
        .in(tx, () -> vendor.<Vendor>persist().map(Vendor::view))
        .onFailure(failure -> Constraints.violated(failure, NAME))
        .transform(failure -> nameTaken())
        .call(view -> record(tx, caller, "vendor.added", view));
  }

  /** Changes a vendor. */
  Uni<VendorView> change(Caller caller, UUID id, IfMatch ifMatch, VendorDetails details) {
    return database.as(
        caller,
        tx ->
            entities
                .in(tx, () -> changed(id, ifMatch, details))
                .onFailure(failure -> Constraints.violated(failure, NAME))
                .transform(failure -> nameTaken())
                .call(view -> record(tx, caller, "vendor.changed", view)));
  }

  private static Uni<VendorView> changed(UUID id, IfMatch ifMatch, VendorDetails details) {
    return Vendor.<Vendor>findById(id, LockModeType.PESSIMISTIC_WRITE)
        .map(Vendors::present)
        .invoke(vendor -> ifMatch.require(vendor.view()))
        .map(vendor -> vendor.take(details))
        .call(vendor -> vendor.flush())
        .map(Vendor::view);
  }

  private static RuntimeException nameTaken() {
    return Problems.conflict(
        "vendor-name-taken", "The organization has a vendor of this name. Change that one.");
  }

  /** The organization's vendors, newest first. */
  Uni<Page<VendorView>> list(Caller caller, PageRequest page) {
    return database
        .as(caller, tx -> entities.in(tx, () -> vendors(page)))
        .map(found -> Page.of(found, page.limit(), VendorView::id));
  }

  private static Uni<List<VendorView>> vendors(PageRequest page) {
    return Vendor.<Vendor>find("id < ?1 order by id desc", page.before())
        .range(0, page.limit())
        .list()
        .map(found -> found.stream().map(Vendor::view).toList());
  }

  /** One vendor. */
  Uni<VendorView> find(Caller caller, UUID id) {
    return database.as(
        caller,
        tx ->
            entities.in(
                tx, () -> Vendor.<Vendor>findById(id).map(Vendors::present).map(Vendor::view)));
  }

  /**
   * The name of a vendor that may come on a day. Within {@link Entities#in}.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 404, or 409 {@code vendor-inactive}, {@code
   *     vendor-insurance-expired}
   */
  public Uni<String> assignable(UUID id, LocalDate day) {
    return Vendor.<Vendor>findById(id)
        .map(Vendors::present)
        .map(Vendor::view)
        .map(vendor -> name(vendor, day));
  }

  private static String name(VendorView vendor, LocalDate day) {
    if (!vendor.active()) {
      throw Problems.conflict(
          "vendor-inactive",
          vendor.name() + " is not active. Activate the vendor, or choose another.");
    }
    if (!vendor.isInsuredOn(day)) {
      throw Problems.conflict(
          "vendor-insurance-expired",
          "The insurance of %s ends on %s, before the work. Enter a new one, or choose another."
              .formatted(vendor.name(), vendor.insuranceExpiresOn().orElseThrow()));
    }
    return vendor.name();
  }

  private static Vendor present(Vendor found) {
    if (found == null) {
      throw Problems.notFound("The vendor");
    }
    return found;
  }

  private Uni<Void> record(Tx tx, Caller caller, String action, VendorView vendor) {
    return audit.record(
        tx, caller, Act.of(action, "vendor", vendor.id()).in(vendor.organizationId()));
  }
}
