package io.tenantry.searchindexer.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.booking.Availability;
import io.tenantry.contracts.property.Listing;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What the index shall say, kept here so that the index can be made again at any time. */
@ApplicationScoped
public class Documents {
  private static final String MERGE_LISTING =
      """
      insert into listing_document (listing_id, org_id, listing, published, quantity,
        listing_version, document_version)
      values ($1, $2, $3, $4, $5, $6, 1)
      on conflict (listing_id) do update set
        listing = excluded.listing, published = excluded.published, quantity = excluded.quantity,
        listing_version = excluded.listing_version,
        document_version = listing_document.document_version + 1
      where listing_document.listing_version < excluded.listing_version
      """;

  private static final String MERGE_AVAILABILITY =
      """
      insert into listing_document (listing_id, org_id, initial, available, availability_version,
        document_version)
      values ($1, $2, $3, $4, $5, 1)
      on conflict (listing_id) do update set
        initial = excluded.initial, available = excluded.available,
        availability_version = excluded.availability_version,
        document_version = listing_document.document_version + 1
      where listing_document.availability_version < excluded.availability_version
      """;

  private static final String BEHIND =
      """
      select * from listing_document
      where indexed_version < document_version and rejected_version < document_version
      order by listing_id limit $1
      """;

  private static final String AFTER =
      "select * from listing_document where listing_id > $1 order by listing_id limit $2";

  private static final String INDEXED =
      """
      update listing_document d set indexed_version = v.version
      from unnest($1::uuid[], $2::bigint[]) as v(id, version)
      where d.listing_id = v.id and d.indexed_version < v.version
      """;

  private static final String REJECTED =
      "update listing_document set rejected_version = $2, rejection = $3 where listing_id = $1";

  private static final String FORGET =
      "update listing_document set indexed_version = 0, rejected_version = 0";

  private final Database database;
  private final ObjectMapper mapper;

  Documents(Database database, ObjectMapper mapper) {
    this.database = database;
    this.mapper = mapper;
  }

  /** Takes over a listing's state unless a newer one is known. */
  public Uni<Void> merge(Tx tx, Listing listing) {
    return tx.execute(
            MERGE_LISTING,
            listing.getListingId(),
            listing.getOrganizationId(),
            json(ListingDocument.of(listing)),
            listing.getStatus().equals("published"),
            listing.getQuantity(),
            listing.getVersion())
        .replaceWithVoid();
  }

  /** Takes over what is left of a listing unless something newer is known. */
  public Uni<Void> merge(Tx tx, UUID listing, UUID organization, Availability availability) {
    return tx.execute(
            MERGE_AVAILABILITY,
            listing,
            organization,
            availability.getInitial(),
            availability.getAvailable(),
            availability.getVersion())
        .replaceWithVoid();
  }

  /** Some of what the index does not say yet. */
  public Uni<List<Entry>> behind(int limit) {
    return database.asService(tx -> tx.list(BEHIND, Entry::from, limit));
  }

  /** Everything, in pages by id. */
  public Uni<List<Entry>> after(UUID last, int limit) {
    return database.asService(tx -> tx.list(AFTER, Entry::from, last, limit));
  }

  /** The index says this now. */
  public Uni<Void> indexed(List<Entry> entries) {
    return database
        .asService(
            tx ->
                tx.execute(
                    INDEXED,
                    entries.stream().map(Entry::listingId).toArray(UUID[]::new),
                    entries.stream().map(Entry::version).toArray(Long[]::new)))
        .replaceWithVoid();
  }

  /** The index will never say this; it is not tried again until the listing changes. */
  public Uni<Void> rejected(Entry entry, String reason) {
    return database
        .asService(tx -> tx.execute(REJECTED, entry.listingId(), entry.version(), reason))
        .replaceWithVoid();
  }

  /** The index is empty: everything has to be said again. */
  public Uni<Void> forgetIndexed() {
    return database.asService(tx -> tx.execute(FORGET)).replaceWithVoid();
  }

  private JsonObject json(ListingDocument document) {
    try {
      return new JsonObject(mapper.writeValueAsString(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
