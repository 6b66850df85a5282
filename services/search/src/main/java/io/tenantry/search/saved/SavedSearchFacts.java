package io.tenantry.search.saved;

import io.tenantry.contracts.search.ListingMatched;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.search.listing.News;
import java.time.Instant;
import java.util.UUID;

/** Events about saved searches. */
final class SavedSearchFacts {
  private SavedSearchFacts() {}

  static ListingMatched matched(UUID search, UUID person, News.Item item, Instant now) {
    return ListingMatched.newBuilder()
        .setSavedSearchId(search)
        .setPersonId(person)
        .setListingId(item.id())
        .setTitle(item.title())
        .setCity(item.city())
        .setRent(AvroMoney.of(item.rent()))
        .setMatchedAt(now)
        .build();
  }
}
