package io.tenantry.property.amenity;

import io.tenantry.platform.data.Rows;
import io.tenantry.platform.web.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Something a home can have.
 *
 * @param code what properties, rooms and beds name it by
 * @param name for people
 */
public record Amenity(String code, String name, Category category) {
  static final Rows<Amenity> ROWS = Rows.of("amenity", Amenity.class);

  /** Categories of amenities. */
  public enum Category {
    COMFORT,
    KITCHEN,
    BATHROOM,
    SAFETY,
    SERVICE,
    LEISURE,
    BUILDING
  }

  static final String CODE = "[a-z0-9][a-z0-9_-]{0,39}";

  /** Details of an amenity. */
  record Details(
      @NotNull @Pattern(regexp = CODE, message = "must be a short lower-case name such as wifi")
          String code,
      @NotBlank @Size(max = 80) @SingleLine String name,
      @NotNull Category category) {}

}
