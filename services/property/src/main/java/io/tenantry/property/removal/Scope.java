package io.tenantry.property.removal;

import java.util.List;

/** Objects that can be removed, and the queries that find their dependents. */
public enum Scope {
  PROPERTY("property_id = $1", "property_id = $1", "property_id = $1", "property_id = $1"),
  FLOOR(
      "false",
      "floor_id = $1",
      "room_id in (select id from room where floor_id = $1)",
      """
      unit_id in (select id from room where floor_id = $1
                  union all select b.id from bed b join room r on r.id = b.room_id where r.floor_id = $1)
      """),
  ROOM(
      "false",
      "false",
      "room_id = $1",
      "unit_id = $1 or unit_id in (select id from bed where room_id = $1)"),
  BED("false", "false", "false", "unit_id = $1");

  private final String floors;
  private final String rooms;
  private final String beds;
  private final String listings;

  Scope(String floors, String rooms, String beds, String listings) {
    this.floors = floors;
    this.rooms = rooms;
    this.beds = beds;
    this.listings = listings;
  }

  /** Counts what depends on {@code $1} as of the day {@code $2}. */
  String count() {
    return """
        select
          (select count(*) from floor where deleted_at is null and %1$s) as floors,
          (select count(*) from room where deleted_at is null and %2$s) as rooms,
          (select count(*) from bed where deleted_at is null and %3$s) as beds,
          (select count(*) from listing where status <> 'archived' and (%4$s)) as listings,
          (select count(*) from booking where listing_id in (select id from listing where %4$s)
             and (status = 'held' or (status = 'confirmed' and ends_on >= $2))) as bookings,
          (select count(*) from lease where listing_id in (select id from listing where %4$s)
             and ends_on >= $2) as leases
        from (select $1::uuid) as gone
        """
        .formatted(floors, rooms, beds, listings);
  }

  /** A property takes what it offers off the market; an offer of a unit is ended by its maker. */
  List<String> contained() {
    return this == PROPERTY
        ? List.of("floors", "rooms", "beds", "listings")
        : List.of("rooms", "beds");
  }

  List<String> blocking() {
    return this == PROPERTY
        ? List.of("bookings", "leases")
        : List.of("listings", "bookings", "leases");
  }
}
