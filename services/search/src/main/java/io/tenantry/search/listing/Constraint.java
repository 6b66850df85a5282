package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.List;
import java.util.Optional;

/**
 * One thing that must hold of a listing.
 *
 * @param parameter what asked for it
 * @param facet the facet that it is the own filter of
 * @param wider the same, less strict, from near to far
 * @param without the parameter's value without this constraint; absent if nothing is left of it
 */
record Constraint(
    String parameter,
    Optional<Facet> facet,
    Query query,
    List<Wider> wider,
    Optional<String> without) {

  /** The constraint with another value. */
  record Wider(String value, Query query) {}

  static Constraint of(String parameter, Query query) {
    return new Constraint(parameter, Optional.empty(), query, List.of(), Optional.empty());
  }

  Constraint countedBy(Facet counts) {
    return new Constraint(parameter, Optional.of(counts), query, wider, without);
  }

  Constraint widening(List<Wider> steps) {
    return new Constraint(parameter, facet, query, steps, without);
  }

  Constraint leaving(Optional<String> value) {
    return new Constraint(parameter, facet, query, wider, value);
  }
}
