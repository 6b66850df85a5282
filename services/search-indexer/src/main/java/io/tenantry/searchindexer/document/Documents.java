package io.tenantry.searchindexer.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.booking.Availability;
import io.tenantry.contracts.property.Listing;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Documents of the index, kept here so that it can be rebuilt at any time. */
@ApplicationScoped
public class Documents {
  /**
   * The same version again is taken over only if it says something else: a copy that went wrong, or
   * was made by an older release.
   */
  private static final String MERGE_LISTINGS =
      """
      insert into listing_document (listing_id, org_id, listing, published, quantity,
        listing_version, document_version, news_at)
      select listing_id, org_id, listing, published, quantity, version, 1,
        case when published then $2::timestamptz end
      from jsonb_to_recordset($1) as v (listing_id uuid, org_id uuid, listing jsonb,
        published boolean, quantity int, version bigint)
      order by listing_id
      on conflict (listing_id) do update set
        listing = excluded.listing, published = excluded.published, quantity = excluded.quantity,
        listing_version = excluded.listing_version,
        document_version = listing_document.document_version + 1,
        news_at = case
          when excluded.published and (not listing_document.published
            or (excluded.listing #>> '{rent,amount}')::numeric
              < (listing_document.listing #>> '{rent,amount}')::numeric)
          then $2::timestamptz else listing_document.news_at end
      where listing_document.listing_version < excluded.listing_version
        or (listing_document.listing_version = excluded.listing_version
          and (listing_document.listing, listing_document.published, listing_document.quantity)
            is distinct from (excluded.listing, excluded.published, excluded.quantity))
      """;

  private static final String MERGE_AVAILABILITY =
      """
      insert into listing_document (listing_id, org_id, initial, available, availability_version,
        document_version)
      values ($1, $2, $3, $4, $5, 1)
      on conflict (listing_id) do update set
        initial = excluded.initial, available = excluded.available,
        availability_version = excluded.availability_version,
        document_version = listing_document.document_version + 1,
        news_at = case when listing_document.available = 0 and excluded.available > 0
          then $6::timestamptz else listing_document.news_at end
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

  /** Locks many rows in the order of their ids, so that no deadlock occurs. */
  private static final String LOCKED_IN_ORDER =
      """
      with locked as (
        select d.listing_id, v.version
        from unnest($1::uuid[], $2::bigint[]) as v(id, version)
        join listing_document d on d.listing_id = v.id
        order by d.listing_id for update of d)
      """;

  private static final String INDEXED =
      LOCKED_IN_ORDER
          + """
      update listing_document d set indexed_version = locked.version from locked
      where d.listing_id = locked.listing_id and d.indexed_version < locked.version
      """;

  private static final String SAY_AGAIN =
      LOCKED_IN_ORDER
          + """
      update listing_document d set document_version = d.document_version + 1000 from locked
      where d.listing_id = locked.listing_id and d.document_version = locked.version
      """;

  private static final String REJECTED =
      "update listing_document set rejected_version = $2, rejection = $3 where listing_id = $1";

  private static final String FORGET_REJECTED =
      "update listing_document set rejected_version = 0, rejection = null where rejected_version > 0";

  private static final String REFUSED =
      """
      select * from listing_document where rejected_version = document_version
      order by listing_id limit $1
      """;

  private static final String STRANGERS =
      """
      select id from unnest($1::uuid[]) as v(id)
      where not exists (select from listing_document where listing_id = id)
      """;

  private static final String CENSUS =
      """
      select count(*) as known, count(*) filter (where published) as published,
        count(*) filter (where indexed_version < document_version
          and rejected_version < document_version) as behind,
        count(*) filter (where rejected_version = document_version) as refused
      from listing_document
      """;

  private static final String FORGET =
      "update listing_document set indexed_version = 0, rejected_version = 0";

  private final Database database;
  private final ObjectMapper mapper;
  private final Clock clock;

  Documents(Database database, ObjectMapper mapper, Clock clock) {
    this.database = database;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** Takes over a listing's state unless a newer one is known. */
  public Uni<Void> merge(Tx tx, Listing listing) {
    return merge(tx, List.of(listing)).replaceWithVoid();
  }

  /** Takes over what is news of many listings, each once; how many that were. */
  public Uni<Integer> merge(Tx tx, Collection<Listing> listings) {
    JsonArray rows = new JsonArray();
    listings.forEach(listing -> rows.add(row(listing)));
    return tx.execute(MERGE_LISTINGS, rows, clock.instant());
  }

  private JsonObject row(Listing listing) {
    return new JsonObject()
        .put("listing_id", listing.getListingId().toString())
        .put("org_id", listing.getOrganizationId().toString())
        .put("listing", json(ListingDocument.of(listing)))
        .put("published", listing.getStatus().equals("published"))
        .put("quantity", listing.getQuantity())
        .put("version", listing.getVersion());
  }

  /** Takes over what is left of a listing unless something newer is known. */
  public Uni<Void> merge(Tx tx, UUID listing, UUID organization, Availability availability) {
    return tx.execute(
            MERGE_AVAILABILITY,
            listing,
            organization,
            availability.getInitial(),
            availability.getAvailable(),
            availability.getVersion(),
            clock.instant())
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

  /**
   * The index lost this, or says something else: it is said again, ahead of whatever version a
   * stranger left there. Later changes are on their way anyway.
   *
   * @return how many
   */
  public Uni<Integer> sayAgain(List<Entry> entries) {
    return entries.isEmpty()
        ? Uni.createFrom().item(0)
        : database.asService(
            tx ->
                tx.execute(
                    SAY_AGAIN,
                    entries.stream().map(Entry::listingId).toArray(UUID[]::new),
                    entries.stream().map(Entry::version).toArray(Long[]::new)));
  }

  /** The index will never say this; it is not tried again until the listing changes. */
  public Uni<Void> rejected(Entry entry, String reason) {
    return database
        .asService(tx -> tx.execute(REJECTED, entry.listingId(), entry.version(), reason))
        .replaceWithVoid();
  }

  /** Retries refused documents: the index or its mapping has changed. */
  public Uni<Integer> forgetRejected() {
    return database.asService(tx -> tx.execute(FORGET_REJECTED));
  }

  /** Returns those of these ids that are no listings at all. */
  public Uni<List<UUID>> strangers(List<UUID> ids) {
    return ids.isEmpty()
        ? Uni.createFrom().item(List.of())
        : database.asService(
            tx -> tx.list(STRANGERS, row -> row.getUUID(0), (Object) ids.toArray(UUID[]::new)));
  }

  /** Lists the documents that the index refused. */
  public Uni<List<Refused>> refused(int limit) {
    return database.asService(tx -> tx.list(REFUSED, Refused::from, limit));
  }

  /** Counts for whoever watches. */
  public Uni<Census> census() {
    return database.asService(tx -> tx.one(CENSUS, Census::from)).map(Optional::orElseThrow);
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
