package io.tenantry.searchindexer.indexing;

import io.tenantry.contracts.booking.Availability;
import io.tenantry.contracts.booking.AvailabilityOpened;
import io.tenantry.contracts.property.Listing;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.testing.TestEvents;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;

/** Events about listings. */
public final class Offers {
  private static final UUID ORGANIZATION = UUID.randomUUID();

  private Offers() {}

  /** A listing in a state. */
  public static Event listing(UUID id, String status, long version) {
    return listing(id, status, version, 12.9716);
  }

  static Event listing(UUID id, String status, long version, double latitude) {
    return of(offer(id, status, version, latitude).build());
  }

  /** A listing with another title, in another city. */
  static Event listing(UUID id, String title, String city) {
    return of(offer(id, "published", 1, 12.9716).setTitle(title).setCity(city).build());
  }

  private static Event of(Listing listing) {
    return TestEvents.of(listing.getListingId(), ORGANIZATION, listing);
  }

  private static Listing.Builder offer(UUID id, String status, long version, double latitude) {
    return Listing.newBuilder()
        .setListingId(id)
        .setPropertyId(UUID.randomUUID())
        .setOrganizationId(ORGANIZATION)
        .setCreatedBy(UUID.randomUUID())
        .setStatus(status)
        .setTitle("Version " + version)
        .setDescription("A bed")
        .setPropertyName("Maple House")
        .setPropertyType("coliving")
        .setAddressLine1("1 Main Street")
        .setCity("Bengaluru")
        .setState("Karnataka")
        .setPostalCode("560001")
        .setCountry("IN")
        .setLatitude(latitude)
        .setLongitude(77.5946)
        .setAmenities(List.of("wifi"))
        .setUnitType("bed")
        .setQuantity(2)
        .setRent(AvroMoney.of(Money.parse("INR 12500.00")))
        .setDeposit(AvroMoney.of(Money.parse("INR 0")))
        .setBedrooms(1)
        .setAvailableFrom(LocalDate.of(2027, 1, 1))
        .setPhotos(List.of())
        .setVersion(version)
        .setUpdatedAt(Instant.EPOCH);
  }

  static Event availability(UUID id, int available, long version) {
    return TestEvents.of(
        id,
        ORGANIZATION,
        AvailabilityOpened.newBuilder()
            .setListingId(id)
            .setOrganizationId(ORGANIZATION)
            .setAvailability(new Availability(1000, available, version))
            .setChangedAt(Instant.EPOCH)
            .build());
  }
}
