package io.tenantry.e2e.client;

import java.util.Locale;
import java.util.UUID;

/** Someone with an account, who acts through the gateway with their own token. */
public final class Person {
  private static final String PASSWORD = "Correct-Horse-42";
  private final Client client;
  private final Fleet fleet;
  private final String email;
  private final String password;
  private String id = "";

  Person(Fleet fleet, String email, String password) {
    this.fleet = fleet;
    this.client = new Client(fleet.url("gateway"));
    this.email = email;
    this.password = password;
  }

  /** Registers a landlord with an organization of their own and logs in. */
  public static Person landlord(Fleet fleet, String firstName) {
    return register(
        fleet,
        firstName,
        """
        "accountType": "landlord", "organizationName": "%s Homes"
        """
            .formatted(firstName));
  }

  /** Registers someone who looks for a home and logs in. */
  public static Person resident(Fleet fleet, String firstName) {
    return register(
        fleet,
        firstName,
        """
        "accountType": "resident"
        """);
  }

  /** Is invited by an owner, accepts by the link in the e-mail, and logs in. */
  public static Person colleague(Person owner, String role) {
    Fleet fleet = owner.fleet;
    var person = new Person(fleet, address(role), PASSWORD);
    String organization = owner.client.get("/api/v1/auth/me").expect(200).text("organizationId");
    owner
        .client
        .post(
            "/api/v1/tenants/" + organization + "/members",
            """
            {"email": "%s", "role": "%s"}
            """
                .formatted(person.email, role))
        .expect(201);
    person.id =
        person
            .client
            .post(
                "/api/v1/auth/invitations/accept",
                """
                {"token": "%s", "password": "%s", "firstName": "%s", "lastName": "Rao"}
                """
                    .formatted(new Mailbox(person).awaitLink("invitations/accept"), PASSWORD, role))
            .expect(200)
            .text("userId");
    person.logIn();
    return person;
  }

  private static Person register(Fleet fleet, String firstName, String account) {
    String email = address(firstName);
    var person = new Person(fleet, email, PASSWORD);
    Answer answer =
        person.client.post(
            "/api/v1/auth/register",
            """
            {"email": "%s", "password": "%s", "firstName": "%s", "lastName": "Rao", %s}
            """
                .formatted(email, PASSWORD, firstName, account));
    person.id = answer.expect(201).text("userId");
    person.logIn();
    return person;
  }

  private static String address(String name) {
    return name.toLowerCase(Locale.ROOT)
        + "."
        + UUID.randomUUID().toString().substring(0, 8)
        + "@example.com";
  }

  /** Gets a fresh token. */
  public Answer logIn() {
    Answer answer =
        client.post(
            "/api/v1/auth/login",
            """
            {"email": "%s", "password": "%s"}
            """
                .formatted(email, password));
    client.authorize(answer.expect(200).text("accessToken"));
    return answer;
  }

  /** The client that carries this person's token. */
  public Client http() {
    return client;
  }

  /** The fleet this person uses. */
  public Fleet fleet() {
    return fleet;
  }

  /** The person's id, as registration told it; empty for accounts that were there before. */
  public String id() {
    return id;
  }

  /** Returns this person's mail address. */
  public String email() {
    return email;
  }

  /** The access token, for what is not plain HTTP. */
  public String token() {
    return client.token();
  }
}
