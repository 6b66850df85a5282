package io.tenantry.booking.availability;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.booking.AvailabilityOpened;
import io.tenantry.contracts.property.Listing;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.time.CountryZones;
import io.tenantry.platform.web.BoundedInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.joda.money.Money;

/** Applies listing events: stock opens when one is published, and follows its size. */
@ApplicationScoped
class ListingEvents {
  private static final String KEEP =
      """
      insert into availability (listing_id, org_id, property_id, title, status, rent_amount,
        deposit_amount, currency, available_from, listing_version, initial, available, excess, version,
        country, place, time_zone)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
      on conflict (listing_id) do update set
        title = excluded.title, status = excluded.status, rent_amount = excluded.rent_amount,
        deposit_amount = excluded.deposit_amount, currency = excluded.currency,
        available_from = excluded.available_from, listing_version = excluded.listing_version,
        initial = excluded.initial, available = excluded.available, excess = excluded.excess,
        version = excluded.version, country = excluded.country, place = excluded.place,
        time_zone = coalesce(
          (select rules ->> 'timeZone' from visit_schedule s where s.listing_id = excluded.listing_id),
          excluded.time_zone)
      """;

  private static final String ARCHIVED = "archived";

  private final List<ListingFollower> followers;
  private final Inbox inbox;
  private final Availabilities availabilities;
  private final Outbox outbox;
  private final Clock clock;

  ListingEvents(
      @All List<ListingFollower> followers,
      Inbox inbox,
      Availabilities availabilities,
      Outbox outbox,
      Clock clock) {
    this.followers = followers;
    this.inbox = inbox;
    this.availabilities = availabilities;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Incoming("listings")
  Uni<Void> receive(ConsumerRecord<String, byte[]> message) {
    return inbox.once(message, this::handle);
  }

  Uni<Void> handle(Tx tx, Event event) {
    return switch (event.body()) {
      case Listing listing ->
          availabilities
              .lock(tx, listing.getListingId())
              .flatMap(known -> follow(tx, listing, known));
      default -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> follow(Tx tx, Listing listing, Optional<Offer> known) {
    if (known.isPresent() && known.get().listingVersion() >= listing.getVersion()) {
      return Uni.createFrom().voidItem();
    }
    Stock stock = stock(listing, known);
    Uni<Void> kept = keep(tx, listing, stock);
    boolean opens =
        listing.getStatus().equals(Offer.PUBLISHED)
            && known.filter(Offer::published).map(Offer::stock).filter(stock::equals).isEmpty();
    return opens
        ? kept.chain(() -> tell(tx, listing, stock))
        : kept.chain(() -> followArchived(tx, listing));
  }

  private Uni<Void> followArchived(Tx tx, Listing listing) {
    Uni<Void> followed = Uni.createFrom().voidItem();
    if (listing.getStatus().equals(ARCHIVED)) {
      for (ListingFollower follower : followers) {
        followed = followed.chain(() -> follower.archived(tx, listing));
      }
    }
    return followed;
  }

  private static Stock stock(Listing listing, Optional<Offer> known) {
    int quantity = listing.getQuantity();
    return known
        .map(Offer::stock)
        .map(stock -> stock.initial() == quantity ? stock : stock.resized(quantity))
        .orElseGet(() -> Stock.opened(quantity));
  }

  private Uni<Void> keep(Tx tx, Listing listing, Stock stock) {
    Money rent = AvroMoney.from(listing.getRent());
    return tx.execute(
            KEEP,
            listing.getListingId(),
            listing.getOrganizationId(),
            listing.getPropertyId(),
            listing.getTitle(),
            listing.getStatus(),
            rent.getAmount(),
            AvroMoney.from(listing.getDeposit()).getAmount(),
            rent.getCurrencyUnit().getCode(),
            kept(listing.getAvailableFrom()),
            listing.getVersion(),
            stock.initial(),
            stock.available(),
            stock.excess(),
            stock.version(),
            listing.getCountry(),
            place(listing),
            zone(listing).getId())
        .replaceWithVoid();
  }

  private ZoneId zone(Listing listing) {
    return CountryZones.at(
        listing.getCountry(), OptionalDouble.of(listing.getLongitude()), clock.instant());
  }

  /** The client of the database wraps days around that do not fit 32 bits. */
  private static LocalDate kept(LocalDate day) {
    if (day.isBefore(BoundedInput.FIRST_DAY)) {
      return BoundedInput.FIRST_DAY;
    }
    return day.isAfter(BoundedInput.LAST_DAY) ? BoundedInput.LAST_DAY : day;
  }

  private static String place(Listing listing) {
    // not every address has a state or a postal code
    String region = (listing.getState() + " " + listing.getPostalCode()).strip();
    String street = listing.getAddressLine1() + ", " + listing.getCity();
    return region.isEmpty() ? street : street + ", " + region;
  }

  private Uni<Void> tell(Tx tx, Listing listing, Stock stock) {
    return outbox.add(
        tx,
        listing.getListingId(),
        listing.getOrganizationId(),
        AvailabilityOpened.newBuilder()
            .setListingId(listing.getListingId())
            .setOrganizationId(listing.getOrganizationId())
            .setAvailability(stock.told())
            .setChangedAt(clock.instant())
            .build());
  }
}
