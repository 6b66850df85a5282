package io.tenantry.booking;

import io.tenantry.contracts.property.Listing;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.testing.TestEvents;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;

/** Listings as property tells them. */
public final class Listings {
  private Listings() {}

  /** A published listing of one organization. */
  public static Event published(UUID organization, UUID listing, int quantity, long version) {
    return in("published", organization, listing, quantity, version);
  }

  /** A listing in any state. */
  public static Event in(
      String status, UUID organization, UUID listing, int quantity, long version) {
    var body =
        Listing.newBuilder()
            .setListingId(listing)
            .setPropertyId(UUID.randomUUID())
            .setOrganizationId(organization)
            .setCreatedBy(UUID.randomUUID())
            .setStatus(status)
            .setTitle("Sunny bed")
            .setDescription("")
            .setPropertyName("Lake View")
            .setPropertyType("pg")
            .setAddressLine1("1 Lake Road")
            .setCity("Bengaluru")
            .setState("KA")
            .setPostalCode("560001")
            .setCountry("IN")
            .setLatitude(12.97)
            .setLongitude(77.59)
            .setAmenities(List.of("wifi"))
            .setUnitType("bed")
            .setQuantity(quantity)
            .setRent(AvroMoney.of(Money.parse("INR 12500.00")))
            .setDeposit(AvroMoney.of(Money.parse("INR 25000.00")))
            .setAvailableFrom(LocalDate.EPOCH)
            .setPhotos(List.of())
            .setVersion(version)
            .setUpdatedAt(Instant.EPOCH)
            .build();
    return TestEvents.of(listing, organization, body);
  }
}
