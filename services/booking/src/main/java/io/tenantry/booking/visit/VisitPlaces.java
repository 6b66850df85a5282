package io.tenantry.booking.visit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tenantry.booking.availability.Offer;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.time.CountryZones;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Listings that can be visited. Public: the same for whoever asks. */
@ApplicationScoped
class VisitPlaces {
  private static final String PLACES =
      """
      select a.*, s.rules, s.agent_id
      from availability a left join visit_schedule s on s.listing_id = a.listing_id
      """;

  private final Database database;
  private final ObjectMapper mapper;
  private final Clock clock;

  VisitPlaces(Database database, ObjectMapper mapper, Clock clock) {
    this.database = database;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** A listing that is shown to the public. */
  Uni<Optional<VisitPlace>> published(UUID listing) {
    return database
        .asService(tx -> tx.one(PLACES + "where a.listing_id = $1", this::read, listing))
        .map(place -> place.filter(found -> found.offer().published()));
  }

  /** The listings of a property that are shown to the public. */
  Uni<List<VisitPlace>> ofProperty(UUID property) {
    return database.asService(
        tx ->
            tx.list(
                PLACES
                    + "where a.property_id = $1 and a.status = 'published' order by a.listing_id"
                    + " limit 50",
                this::read,
                property));
  }

  /** A listing of this organization, published or not. */
  Uni<Optional<VisitPlace>> of(UUID organization, UUID listing) {
    return database.asServiceFor(
        organization,
        tx ->
            tx.one(
                PLACES + "where a.listing_id = $1 and a.org_id = $2",
                this::read,
                listing,
                organization));
  }

  /** The zone of the country where the listing is, if it is known and has only one. */
  Optional<ZoneId> zone(VisitPlace place) {
    return place
        .offer()
        .location()
        .country()
        .flatMap(country -> CountryZones.only(country, clock.instant()));
  }

  /** As the rules are kept; who shows it is kept beside them. */
  JsonObject written(VisitRules rules) {
    try {
      return new JsonObject(mapper.writeValueAsString(rules.shownBy(Optional.empty())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private VisitPlace read(Row row) {
    Offer offer = Offer.from(row);
    VisitRules rules =
        Optional.ofNullable(row.getJsonObject("rules"))
            .map(this::rules)
            .orElseGet(() -> VisitRules.usual(offer.location().zone(clock.instant())))
            .shownBy(Optional.ofNullable(row.getUUID("agent_id")));
    String address = Optional.ofNullable(row.getString("place")).orElse("");
    return new VisitPlace(offer, address, rules);
  }

  private VisitRules rules(JsonObject kept) {
    try {
      return mapper.readValue(kept.encode(), VisitRules.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
