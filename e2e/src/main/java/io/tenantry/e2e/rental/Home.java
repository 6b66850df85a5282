package io.tenantry.e2e.rental;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Person;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** A property with one room of beds, as a landlord enters it. */
public record Home(
    Person landlord, String city, String propertyId, String floorId, String roomId, String bedId) {

  /** Latitude of the demo's property: near the Koramangala water tank, Bengaluru. */
  public static final double LATITUDE = 12.9352;

  /** East of Greenwich, degrees. */
  public static final double LONGITUDE = 77.6245;

  /** Enters property, floor, room and two beds. */
  public static Home enter(Person landlord) {
    String city = "Bengaluru";
    String property =
        landlord
            .http()
            .post(
                "/api/v1/properties",
                """
                {"name": "Lakeview %s", "type": "coliving", "description": "Quiet rooms by the lake",
                 "addressLine1": "12 Tank Road", "city": "%s", "state": "Karnataka",
                 "postalCode": "560034", "country": "IN", "latitude": %s, "longitude": %s,
                 "amenities": ["wifi", "ac", "laundry"]}
                """
                    .formatted(mark(), city, LATITUDE, LONGITUDE))
            .expect(201)
            .text("id");
    String floor =
        landlord
            .http()
            .post(
                "/api/v1/properties/" + property + "/floors",
                """
                {"floorNumber": 1, "name": "First floor"}
                """)
            .expect(201)
            .text("id");
    String room =
        landlord
            .http()
            .post(
                "/api/v1/floors/" + floor + "/rooms",
                """
                {"roomNumber": "101", "roomType": "standard", "totalBeds": 2, "squareFootage": 180,
                 "rent": {"amount": "24000.00", "currency": "INR"},
                 "deposit": {"amount": "24000.00", "currency": "INR"}}
                """)
            .expect(201)
            .text("id");
    String bed = bed(landlord, room, "A");
    bed(landlord, room, "B");
    return new Home(landlord, city, property, floor, room, bed);
  }

  private static String bed(Person landlord, String room, String number) {
    return landlord
        .http()
        .post(
            "/api/v1/rooms/" + room + "/beds",
            """
            {"bedNumber": "%s", "bedType": "single",
             "rent": {"amount": "12500.00", "currency": "INR"},
             "deposit": {"amount": "25000.00", "currency": "INR"}}
            """
                .formatted(number))
        .expect(201)
        .text("id");
  }

  /** Submits a listing for approval. The title holds a word nobody else uses, to search by. */
  public Listing offer(int quantity) {
    String word = "Zephyr" + mark();
    Answer answer =
        landlord
            .http()
            .post(
                "/api/v1/properties/" + propertyId + "/listings",
                """
                {"title": "%s sunny bed in Koramangala", "description": "Five minutes to the lake",
                 "unitType": "room", "unitId": "%s", "quantity": %d,
                 "rent": {"amount": "12500.00", "currency": "INR"},
                 "deposit": {"amount": "25000.00", "currency": "INR"},
                 "bedrooms": 1, "bathrooms": 1, "squareFootage": 180, "availableFrom": "%s"}
                """
                    .formatted(word, roomId, quantity, LocalDate.now(ZoneOffset.UTC)))
            .expect(201);
    return new Listing(this, answer.text("id"), word, quantity);
  }

  private static String mark() {
    return UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "q";
  }
}
