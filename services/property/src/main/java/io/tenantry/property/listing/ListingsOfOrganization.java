package io.tenantry.property.listing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.DatabaseUnavailable;
import io.tenantry.platform.data.Tx;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes everything an organization offers off the market. */
@ApplicationScoped
class ListingsOfOrganization {
  private static final Logger LOG = Logger.getLogger(ListingsOfOrganization.class);

  private static final String ARCHIVE =
      """
      update listing set status = $3, suspended_from = null, version = version + 1, updated_at = $2
      where org_id = $1 and status = any($4)
        and exists (select from property p where p.id = property_id and p.deleted_at is null)
      returning *
      """;

  private final ListingNews news;
  private final Clock clock;

  ListingsOfOrganization(ListingNews news, Clock clock) {
    this.news = news;
    this.clock = clock;
  }

  Uni<Void> withdraw(Tx tx, UUID organization) {
    return tx.list(
            ARCHIVE,
            Listing.ROWS::read,
            organization,
            clock.instant(),
            ListingStatus.ARCHIVED,
            ListingStatus.ARCHIVED.sources())
        .onItem()
        .transformToMulti(archived -> Multi.createFrom().iterable(archived))
        .onItem()
        .call(listing -> tell(tx, listing))
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** One listing that cannot be told does not keep the others on the market. */
  private Uni<Void> tell(Tx tx, Listing listing) {
    return Uni.createFrom()
        .deferred(() -> news.changed(tx, listing))
        .onFailure(ListingsOfOrganization::isOfTheListing)
        .recoverWithItem(
            failure -> {
              LOG.errorf(failure, "Listing %s is archived and cannot be told", listing.id());
              return null;
            });
  }

  /** After a failure of the database the whole transaction is to be done again. */
  private static boolean isOfTheListing(Throwable failure) {
    return !(failure instanceof PgException) && !(failure instanceof DatabaseUnavailable);
  }
}
