package io.tenantry.e2e.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Mailbox;
import io.tenantry.e2e.client.NotAsExpected;
import io.tenantry.e2e.client.Notifications;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.rental.Booking;
import io.tenantry.e2e.rental.Home;
import io.tenantry.e2e.rental.Listing;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** The rental from listing to paid rent, as people do it, through the gateway only. */
public final class MainJob {
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final Fleet fleet;
  private final Story story;

  /** The main job on a running fleet, told to {@code out}. */
  public MainJob(Fleet fleet, PrintStream out) {
    this.fleet = fleet;
    this.story = new Story(out);
  }

  /**
   * Runs it.
   *
   * @return how many steps held
   * @throws NotAsExpected at the first step that does not hold
   */
  public int run() {
    Person administrator = story.step("the administrator logs in", () -> fleet.administrator());
    Listing listing = offer(administrator);
    Booking booking = book(listing);
    race(listing);
    JsonNode contract = moveIn(booking);
    payRent(administrator, booking, contract);
    new ChangeOfMind(fleet, story).run(administrator, listing);
    return story.steps();
  }

  private Listing offer(Person administrator) {
    story.chapter("A landlord offers two beds");
    Person landlord =
        story.step(
            "Asha registers as a landlord and logs in", () -> Person.landlord(fleet, "Asha"));
    Home home =
        story.step(
            "enters a property with a floor, a room and two beds", () -> Home.enter(landlord));
    story.step("uploads a photo straight to storage; its content is checked", () -> photo(home));
    Listing listing = story.step("submits a listing of quantity 2", () -> home.offer(2));
    story.step("the administrator approves it", () -> listing.approve(administrator).expect(200));
    found(listing, "a typo in a word of the title", "q=" + typo(listing.word()));
    found(
        listing,
        "its price range",
        "q=" + listing.word() + "&minRent=12000&maxRent=13000&city=Bengaluru");
    found(
        listing,
        "a radius of 2 km",
        "q=%s&lat=%s&lon=%s&radiusKm=2"
            .formatted(listing.word(), Home.LATITUDE + 0.005, Home.LONGITUDE));
    listing.awaitBookable();
    return listing;
  }

  private Booking book(Listing listing) {
    story.chapter("A resident books and pays");
    Person resident =
        story.step("Ravi registers and logs in", () -> Person.resident(fleet, "Ravi"));
    Notifications socket =
        story.step("listens to notifications over a WebSocket", () -> Notifications.open(resident));
    String key = UUID.randomUUID().toString();
    Answer held =
        story.step(
            "holds one bed with an Idempotency-Key", () -> listing.book(resident, key).expect(201));
    Booking booking = new Booking(listing, resident, held.text("id"));
    story.step(
        "sends the same again and gets the same answer",
        () -> same(held, listing.book(resident, key).expect(201)));
    Answer payment =
        story.step(
            "initiates the payment of " + held.body().path("amountDue"),
            () -> booking.initiate(UUID.randomUUID().toString()).expect(201));
    story.step(
        "pays on the provider's page with card 4242, which is saved",
        () -> booking.payAt(payment.text("checkoutUrl"), "4242424242424242").expect(200));
    story.step("the signed webhook makes the booking CONFIRMED", () -> booking.await("CONFIRMED"));
    story.step("hears of it over the WebSocket", () -> socket.await("booking.confirmed"));
    story.step("one bed is left", () -> left(listing, 1));
    return booking;
  }

  private void race(Listing listing) {
    story.chapter("Two people race for the last bed");
    List<Person> rivals =
        story.step(
            "Meera and Tom register",
            () -> List.of(Person.resident(fleet, "Meera"), Person.resident(fleet, "Tom")));
    story.step(
        "both book at once: one 201, one 409 sold-out",
        () -> oneWins(rivals.stream().map(rival -> bookAsync(listing, rival)).toList()));
    story.step("none is left", () -> left(listing, 0));
  }

  private JsonNode moveIn(Booking booking) {
    story.chapter("The lease starts");
    JsonNode lease = story.step("a lease stands for the booking", booking::awaitLease);
    return story.step(
        "rent has a contract for it", () -> booking.awaitContract(lease.path("id").asText()));
  }

  private void payRent(Person administrator, Booking booking, JsonNode contract) {
    story.chapter("The first rent");
    Person resident = booking.resident();
    String contractId = contract.path("id").asText();
    LocalDate due = booking.listing().moveIn();
    Notifications socket = story.step("Ravi listens again", () -> Notifications.open(resident));
    story.step(
        "switches on autopay with the saved card",
        () ->
            resident
                .http()
                .put("/api/v1/rent/contracts/" + contractId + "/autopay", "{\"enabled\": true}")
                .expect(200));
    story.step("the clock moves to the billing day, " + due, () -> moveClock(administrator, due));
    try {
      story.step("the billing run makes one invoice", () -> bill(administrator, resident, due));
      story.step("run again, it makes none", () -> bill(administrator, resident, due));
      Answer paid =
          story.step(
              "autopay charges the saved card and the invoice is paid", () -> awaitPaid(resident));
      String number = paid.body().path("items").path(0).path("number").asText();
      story.step("a receipt comes by e-mail", () -> new Mailbox(resident).await(number));
      story.step("and a notification", () -> socket.await("rent.payment_succeeded"));
      new Repair(story).run(booking.listing().home(), resident);
    } finally {
      story.step(
          "the clock returns to real time",
          () -> administrator.http().put("/api/v1/admin/clock", "{\"now\": null}").expect(204));
    }
  }

  private Answer photo(Home home) throws Exception {
    byte[] picture = Picture.png();
    String photos = "/api/v1/properties/" + home.propertyId() + "/photos";
    Answer slot =
        home.landlord()
            .http()
            .post(
                photos,
                """
                {"fileName": "room.png", "contentType": "image/png", "size": %d}
                """
                    .formatted(picture.length))
            .expect(201);
    int stored =
        home.landlord().http().upload(slot.text("uploadUrl"), picture, slot.body().path("headers"));
    if (stored != 200) {
      throw new NotAsExpected("the upload to storage answered " + stored);
    }
    return home.landlord()
        .http()
        .post(photos + "/" + slot.text("photoId") + "/complete", "{}")
        .expect(200);
  }

  private void found(Listing listing, String by, String query) {
    story.step(
        "search finds it by " + by,
        () ->
            Eventually.see(
                "listing " + listing.id() + " found by " + by,
                FRESH,
                () -> listing.home().landlord().http().get("/api/v1/search/listings?" + query),
                seen -> seen.body().path("items").toString().contains(listing.id())));
  }

  private static Answer same(Answer first, Answer second) {
    if (!first.body().equals(second.body())) {
      throw new NotAsExpected(
          "the same answer as before %s, got %s".formatted(first.body(), second.body()));
    }
    return second;
  }

  private static Answer left(Listing listing, int expected) {
    listing.awaitAvailable(expected);
    return listing.availability();
  }

  private static CompletableFuture<Answer> bookAsync(Listing listing, Person rival) {
    return CompletableFuture.supplyAsync(
        () -> listing.book(rival, UUID.randomUUID().toString()),
        Executors.newVirtualThreadPerTaskExecutor());
  }

  private static Answer oneWins(List<CompletableFuture<Answer>> tries) {
    List<Answer> answers = tries.stream().map(CompletableFuture::join).toList();
    long won = answers.stream().filter(answer -> answer.status() == 201).count();
    long lost =
        answers.stream()
            .filter(answer -> answer.status() == 409 && answer.problem().equals("sold-out"))
            .count();
    if (won != 1 || lost != answers.size() - 1) {
      throw new NotAsExpected("exactly one winner, got " + answers);
    }
    return answers.getFirst();
  }

  private static Answer moveClock(Person administrator, LocalDate day) {
    Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    Answer moved =
        administrator
            .http()
            .put("/api/v1/admin/clock", "{\"now\": \"%s\"}".formatted(noon))
            .expect(204);
    return moved;
  }

  private Answer bill(Person administrator, Person resident, LocalDate asOf) {
    Answer ordered =
        administrator
            .http()
            .post("/api/v1/admin/jobs/billing-run/run", "{\"asOf\": \"%s\"}".formatted(asOf))
            .expect(202);
    String run = "/api/v1/admin/jobs/runs/" + ordered.text("runId");
    Eventually.see(
        "billing run " + ordered.text("runId") + " succeeded",
        Duration.ofSeconds(30),
        () -> administrator.http().get(run),
        seen -> seen.body().path("status").asText().equals("succeeded"));
    Answer invoices = resident.http().get("/api/v1/invoices").expect(200);
    if (invoices.body().path("items").size() != 1) {
      throw new NotAsExpected("one invoice, got " + invoices.body());
    }
    return ordered;
  }

  private static Answer awaitPaid(Person resident) {
    return Eventually.see(
        "the invoice paid",
        Duration.ofSeconds(30),
        () -> resident.http().get("/api/v1/invoices?status=paid"),
        seen -> seen.body().path("items").size() == 1);
  }

  /** Swaps two letters in the middle. */
  private static String typo(String word) {
    return word.substring(0, 2) + word.charAt(3) + word.charAt(2) + word.substring(4);
  }
}
