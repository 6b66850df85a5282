package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch.core.search.HighlightField;

/** Length of a field's excerpt with its marks. */
final class FieldHighlights {
  static final HighlightField WHOLE = HighlightField.of(field -> field.numberOfFragments(0));
  static final HighlightField FRAGMENT =
      HighlightField.of(field -> field.numberOfFragments(1).fragmentSize(160));

  private FieldHighlights() {}
}
