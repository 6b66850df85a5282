package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch._types.GeoLocation;
import co.elastic.clients.elasticsearch._types.aggregations.GeoTileGridBucket;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.tenantry.search.index.Location;
import java.util.List;

/**
 * A part of the map as it is shown.
 *
 * @param criteria with the box that is shown as outline
 * @param zoom of the map, 0 (the world) to 20
 */
record MapView(Criteria criteria, int zoom) {
  static final int CLOSEST = 20;
  private static final String CELLS = "cells";
  private static final String MIDDLE = "middle";
  private static final int MOST_CELLS = 1000;

  /** A cell is a quarter of a tile wide, which is as close as two pins can be read. */
  private static final int FINER = 2;

  SearchRequest.Builder request(Reading reading) {
    return new SearchRequest.Builder()
        .size(0)
        .trackTotalHits(total -> total.enabled(false))
        .query(new ListingQuery(criteria, reading, List.of()).whole(false))
        .aggregations(
            CELLS,
            cells ->
                cells
                    .geotileGrid(
                        grid -> grid.field("location").precision(zoom + FINER).size(MOST_CELLS))
                    .aggregations(MIDDLE, middle -> middle.geoCentroid(c -> c.field("location"))));
  }

  static List<MapCluster> read(SearchResponse<?> answer) {
    return answer.aggregations().get(CELLS).geotileGrid().buckets().array().stream()
        .map(MapView::cluster)
        .toList();
  }

  private static MapCluster cluster(GeoTileGridBucket cell) {
    GeoLocation middle = cell.aggregations().get(MIDDLE).geoCentroid().location();
    return new MapCluster(
        cell.key(), new Location(middle.latlon().lat(), middle.latlon().lon()), cell.docCount());
  }
}
