package io.tenantry.search.listing;

import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query as it was sent. Texts, so that every bad one can be named at once. */
public final class SearchParameters {
  @QueryParam("q")
  @Parameter(
      description =
          "Words to look for, such as 2bhk near Indiranagar under 15k; mistakes are forgiven")
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

  @QueryParam("bbox")
  @Parameter(description = "south,west,north,east in degrees")
  String bbox;

  @QueryParam("polygon")
  @Parameter(
      description =
          "lat,lon;lat,lon;lat,lon… in degrees; sides must not cross, and go the shorter way round")
  String polygon;

  @QueryParam("availableFrom")
  @Parameter(description = "The day of moving in; listings that are free by then")
  String availableFrom;

  @QueryParam("sort")
  @Parameter(description = "relevance, rent, -rent (within a currency), distance or newest")
  String sort;

  @QueryParam("limit")
  String limit;

  @QueryParam("cursor")
  @Parameter(description = "The nextCursor of the page before, with the same query")
  String cursor;

  /** The same parameters, kept by somebody. A name that is no parameter is refused. */
  static SearchParameters of(Map<String, String> kept) {
    SearchParameters parameters = new SearchParameters();
    kept.forEach(parameters::set);
    return parameters;
  }

  private void set(String name, String value) {
    switch (name) {
      case "q" -> q = value;
      case "city" -> city = value;
      case "minRent" -> minRent = value;
      case "maxRent" -> maxRent = value;
      case "currency" -> currency = value;
      case "bedrooms" -> bedrooms = value;
      case "amenities" -> amenities = value;
      case "lat" -> lat = value;
      case "lon" -> lon = value;
      case "radiusKm" -> radiusKm = value;
      case "bbox" -> bbox = value;
      case "polygon" -> polygon = value;
      case "availableFrom" -> availableFrom = value;
      case "sort" -> sort = value;
      case "limit" -> limit = value;
      case "cursor" -> cursor = value;
      default -> throw Problems.invalid("query." + name, "is no parameter of a search");
    }
  }
}
