package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonData;
import io.tenantry.search.index.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A part of the map to search in. */
sealed interface Outline {
  /** The parameter it is sent as. */
  String parameter();

  /** Returns the query for listings inside. */
  Query query();

  /** A rectangle in degrees; it may cross the date line ({@code west > east}). */
  record Box(double south, double west, double north, double east) implements Outline {
    @Override
    public String parameter() {
      return "bbox";
    }

    @Override
    public Query query() {
      return Query.of(
          q ->
              q.geoBoundingBox(
                  box ->
                      box.field("location")
                          .boundingBox(
                              bounds ->
                                  bounds.coords(
                                      coords ->
                                          coords
                                              .bottom(south)
                                              .left(west)
                                              .top(north)
                                              .right(east)))));
    }
  }

  /** A shape with straight sides that do not cross each other. */
  record Polygon(List<Location> corners) implements Outline {
    @Override
    public String parameter() {
      return "polygon";
    }

    @Override
    public Query query() {
      return Query.of(
          q ->
              q.geoShape(
                  geo ->
                      geo.field("location").shape(shape -> shape.shape(JsonData.of(geoJson())))));
    }

    private Map<String, Object> geoJson() {
      List<List<Double>> ring = new ArrayList<>();
      corners.forEach(corner -> ring.add(List.of(corner.lon(), corner.lat())));
      ring.add(ring.getFirst());
      return Map.of("type", "Polygon", "coordinates", List.of(ring));
    }
  }
}
