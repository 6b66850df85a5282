package io.tenantry.search.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.tenantry.search.index.Location;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListingQueryTest {
  private static final Reading AS_TYPED = Reading.asTyped(LocalDate.EPOCH);

  @Test
  void words_are_sought_and_marked_as_typed_or_as_corrected() {
    Criteria criteria = criteria(Optional.of("suny bed"), Sort.RELEVANCE);
    String sought = "query.function_score.query.bool.must[0].bool.must[0].match.everything.query";
    String marked = "highlight.highlight_query.multi_match.query";
    JsonPath asTyped = query(criteria);
    assertThat(asTyped.getString(sought)).isEqualTo("suny bed");
    assertThat(asTyped.getString(marked)).isEqualTo("suny bed");
    JsonPath corrected = query(criteria, AS_TYPED.correctedTo("sunny bed"));
    assertThat(corrected.getString(sought)).isEqualTo("sunny bed");
    assertThat(corrected.getString(marked)).isEqualTo("sunny bed");
  }

  @Test
  void scores_are_worked_out_only_where_they_order() {
    Criteria criteria = criteria(Optional.of("sunny bed"), Sort.RENT);
    assertThat(query(criteria).getMap("query")).containsOnlyKeys("bool");
  }

  @Test
  void each_facet_counts_under_the_filters_of_the_others_only() {
    JsonPath query = query(criteria(Optional.empty(), Sort.RELEVANCE));
    assertThat(query.getList("post_filter.bool.filter")).hasSize(5);
    assertThat(query.getString("aggregations.city.filter.bool.filter")).doesNotContain("city");
    assertThat(query.getString("aggregations.rent.filter.bool.filter"))
        .contains("city.folded")
        .doesNotContain("rent.amount");
    assertThat(query.getList("aggregations.amenities.filter.bool.filter")).hasSize(4);
    assertThat(query.getList("aggregations.bedrooms.filter.bool.filter")).hasSize(4);
  }

  @Test
  void every_order_ends_with_the_id_so_that_pages_never_overlap() {
    for (Sort sort : Sort.values()) {
      assertThat(query(criteria(Optional.empty(), sort)).getMap("sort[-1]")).containsKey("id");
    }
  }

  @Test
  void one_more_than_a_page_is_read_to_know_whether_there_is_a_next() {
    assertThat(query(criteria(Optional.empty(), Sort.NEWEST)).getInt("size")).isEqualTo(21);
  }

  private static JsonPath query(Criteria criteria) {
    return query(criteria, AS_TYPED);
  }

  private static JsonPath query(Criteria criteria, Reading reading) {
    String request =
        new ListingQuery(criteria, reading, List.of(5000)).request().index("i").build().toString();
    return new JsonPath(request.substring(request.indexOf('{')));
  }

  private static Criteria criteria(Optional<String> words, Sort sort) {
    return new Criteria(
        words,
        Optional.of("Bengaluru"),
        Optional.of(BigDecimal.ONE),
        Optional.of(BigDecimal.TEN),
        Optional.empty(),
        List.of(1, 2),
        List.of("wifi"),
        Optional.of(new Area(new Location(12, 77), 5)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        sort,
        20,
        Optional.empty());
  }
}
