package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What listings are counted by. Each facet filters listings, but not its own counts. */
enum Facet {
  CITY {
    @Override
    List<Query> filters(Criteria criteria) {
      return criteria.city().stream()
          .map(city -> Query.of(q -> q.term(t -> t.field("city.folded").value(city))))
          .toList();
    }
  },
  AMENITIES {
    @Override
    List<Query> filters(Criteria criteria) {
      return criteria.amenities().stream()
          .map(amenity -> Query.of(q -> q.term(t -> t.field("amenities").value(amenity))))
          .toList();
    }
  },
  BEDROOMS {
    @Override
    List<Query> filters(Criteria criteria) {
      if (criteria.bedrooms().isEmpty()) {
        return List.of();
      }
      List<FieldValue> values =
          criteria.bedrooms().stream().map(n -> FieldValue.of((long) n)).toList();
      return List.of(
          Query.of(q -> q.terms(t -> t.field("bedrooms").terms(any -> any.value(values)))));
    }
  },
  RENT {
    @Override
    List<Query> filters(Criteria criteria) {
      if (criteria.minRent().isEmpty() && criteria.maxRent().isEmpty()) {
        return List.of();
      }
      Double from = criteria.minRent().map(BigDecimal::doubleValue).orElse(null);
      Double to = criteria.maxRent().map(BigDecimal::doubleValue).orElse(null);
      return List.of(
          Query.of(
              q -> q.range(range -> range.number(n -> n.field("rent.amount").gte(from).lte(to)))));
    }
  };

  /** What must hold of a listing because of this facet. */
  abstract List<Query> filters(Criteria criteria);

  /** What must hold of a listing for this facet to count it. */
  List<Query> filtersOfOthers(Criteria criteria) {
    List<Query> filters = new ArrayList<>();
    for (Facet facet : values()) {
      if (facet != this) {
        filters.addAll(facet.filters(criteria));
      }
    }
    return filters;
  }

  /** Its name in requests and answers. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
