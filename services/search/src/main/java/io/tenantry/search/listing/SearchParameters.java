package io.tenantry.search.listing;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query as it was sent. Texts, so that every bad one can be named at once. */
public final class SearchParameters {
  @QueryParam("q")
  @Parameter(description = "Words to look for; typing mistakes are forgiven")
  String q;

  @QueryParam("city")
  String city;

  @QueryParam("minRent")
  @Parameter(schema = @Schema(type = SchemaType.NUMBER))
  String minRent;

  @QueryParam("maxRent")
  @Parameter(schema = @Schema(type = SchemaType.NUMBER))
  String maxRent;

  @QueryParam("currency")
  @Parameter(description = "ISO 4217 code; only listings priced in it")
  String currency;

  @QueryParam("bedrooms")
  @Parameter(description = "One or several numbers, separated by commas")
  String bedrooms;

  @QueryParam("amenities")
  @Parameter(description = "Names separated by commas; all of them")
  String amenities;

  @QueryParam("lat")
  String lat;

  @QueryParam("lon")
  String lon;

  @QueryParam("radiusKm")
  @Parameter(description = "Around lat and lon; 5 if absent, at most 100")
  String radiusKm;

  @QueryParam("availableFrom")
  @Parameter(description = "The day of moving in; listings that are free by then")
  String availableFrom;

  @QueryParam("sort")
  @Parameter(description = "relevance, rent, -rent, distance or newest")
  String sort;

  @QueryParam("limit")
  String limit;

  @QueryParam("cursor")
  @Parameter(description = "The nextCursor of the page before, with the same query")
  String cursor;
}
