package io.tenantry.searchindexer.index;

import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.UUID;

/**
 * State of a listing found in the index.
 *
 * @param version of the document
 * @param sequence Elasticsearch's number of the write that said it
 * @param term in which it was written
 */
public record Indexed(UUID listingId, long version, long sequence, long term) {
  static Indexed of(Hit<?> hit) {
    return new Indexed(UUID.fromString(hit.id()), hit.version(), hit.seqNo(), hit.primaryTerm());
  }
}
