package io.tenantry.maintenance.vendor;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.tenantry.maintenance.trade.Trade;
import io.tenantry.platform.data.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A firm that mends things for an organization. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only the database and queries read
class Vendor extends PanacheEntityBase {
  @Id private UUID id;
  private UUID orgId;
  private String name;
  private Trade trade;
  private String area;
  private String contactName;
  private String phone;
  private String email;
  private LocalDate insuranceExpiresOn;
  private boolean active;
  private Instant createdAt;
  @Version private long version;

  static Vendor of(UUID organization, VendorDetails details, Instant now) {
    var vendor = new Vendor();
    vendor.id = Ids.next();
    vendor.orgId = organization;
    vendor.createdAt = now;
    return vendor.take(details);
  }

  /** Takes what is said of it. */
  Vendor take(VendorDetails details) {
    name = details.name().strip();
    trade = details.trade();
    area = details.area().orElse(null);
    contactName = details.contactName().orElse(null);
    phone = details.phone().orElse(null);
    email = details.email().orElse(null);
    insuranceExpiresOn = details.insuranceExpiresOn().orElse(null);
    active = details.active().orElse(true);
    return this;
  }

  VendorView view() {
    return new VendorView(
        id,
        orgId,
        name,
        trade,
        Optional.ofNullable(area),
        Optional.ofNullable(contactName),
        Optional.ofNullable(phone),
        Optional.ofNullable(email),
        Optional.ofNullable(insuranceExpiresOn),
        active,
        createdAt,
        version);
  }
}
