package io.tenantry.gateway.refusal;

import java.time.Duration;

/** The refusals of the gateway. Types are stable and part of the API. */
public final class Refusals {
  /** The longest address with its query that means something, in characters. */
  public static final int LONGEST_ADDRESS = 8 * 1024;

  private static final Duration AT_ONCE = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration LATER = Duration.ofSeconds(5);

  private Refusals() {}

  /** No operation has this path. */
  public static Refusal notFound() {
    return new Refusal(404, "not-found", "Not found", "Nothing is here, or it is not yours.");
  }

  /** The path has operations, but not with this method. */
  public static Refusal wrongMethod(String allowed) {
    return new Refusal(
            405,
            "method-not-allowed",
            "Method Not Allowed",
            "This address does not take that method; see the Allow header.")
        .with("Allow", allowed);
  }

  /** The operation is planned; the service that has it is not part of this installation. */
  public static Refusal notImplemented() {
    return new Refusal(
        501, "not-implemented", "Not Implemented", "This is not available here yet.");
  }

  /** No token, or one that is not valid. */
  public static Refusal unauthenticated() {
    return new Refusal(
            401,
            "unauthenticated",
            "Unauthorized",
            "Sign in and send a valid access token as a Bearer token, or an API key as X-API-Key.")
        .with("WWW-Authenticate", "Bearer");
  }

  /** Tokens cannot be checked at the moment. */
  public static Refusal identityUnavailable() {
    return new Refusal(
            503,
            "identity-unavailable",
            "Service Unavailable",
            "Tokens cannot be checked at the moment. Try again in a few seconds.")
        .retryAfter(LATER);
  }

  /** The body is larger than what is taken. */
  public static Refusal tooLarge(long largest) {
    return new Refusal(
            413,
            "too-large",
            "Content Too Large",
            "Send at most "
                + largest
                + " bytes. Files go to the address an upload operation gives.")
        .with("Connection", "close");
  }

  /** The address with its query is longer than any that means something. */
  public static Refusal addressTooLong() {
    return new Refusal(
        414,
        "address-too-long",
        "URI Too Long",
        "Ask with an address of at most " + LONGEST_ADDRESS + " characters.");
  }

  /** The headers together are larger than what is taken. */
  public static Refusal headersTooLarge() {
    return new Refusal(
        431,
        "headers-too-large",
        "Request Header Fields Too Large",
        "Send fewer or shorter headers.");
  }

  /** The request did not arrive in the time that is given. */
  public static Refusal tooSlow() {
    return new Refusal(
        408,
        "too-slow",
        "Request Timeout",
        "The request took too long to arrive. Nothing was done. Send it again, at once.");
  }

  /** A request that only reads brings a body. */
  public static Refusal bodyNotTaken() {
    return unreadable("Send no body with GET and HEAD.").with("Connection", "close");
  }

  /** Parameters of a path segment, which mean nothing here. */
  public static Refusal semicolon() {
    return unreadable("Send a path without semicolons.");
  }

  /** An address has more connections than it may have. */
  public static Refusal tooManyConnections() {
    return new Refusal(
            429,
            "too-many-connections",
            "Too Many Requests",
            "Too many connections are open from your address. Use those you have, or close some.")
        .retryAfter(SOON);
  }

  /** Somebody has more requests under way than they may have. */
  public static Refusal tooManyAtOnce() {
    return new Refusal(
            429,
            "too-many-at-once",
            "Too Many Requests",
            "Too many of your requests are under way. Wait for their answers before sending more.")
        .retryAfter(AT_ONCE);
  }

  /** Somebody has more WebSockets than they may have. */
  public static Refusal tooManyStreams() {
    return new Refusal(
            429,
            "too-many-streams",
            "Too Many Requests",
            "Too many WebSockets are open for you. Close those you do not need.")
        .retryAfter(LATER);
  }

  /** The body is of a kind that the operation does not take. */
  public static Refusal unsupportedType() {
    return new Refusal(
            415,
            "unsupported-media-type",
            "Unsupported Media Type",
            "Send the body as JSON, with Content-Type: application/json.")
        .with("Accept", "application/json");
  }

  /** A page of somebody else makes a browser call. */
  public static Refusal foreignOrigin() {
    return new Refusal(
        403,
        "foreign-origin",
        "Forbidden",
        "Pages of this origin may not call. An organization adds it to its settings.");
  }

  /** The platform is administered from certain addresses only. */
  public static Refusal wrongAddress() {
    return new Refusal(
        403,
        "address-not-allowed",
        "Forbidden",
        "The platform is not administered from your address. Use the network meant for it.");
  }

  /** The request contradicts itself or is not what the address takes. */
  public static Refusal unreadable(String detail) {
    return new Refusal(400, "unreadable", "Bad Request", detail);
  }

  /** A service does not answer the phone. */
  public static Refusal unavailable() {
    return new Refusal(
            503,
            "unavailable",
            "Service Unavailable",
            "The service is not available at the moment. Try again in a few seconds.")
        .retryAfter(SOON);
  }

  /** A service has more to do than it can; nothing was sent to it. */
  public static Refusal busy() {
    return new Refusal(
            503,
            "busy",
            "Service Unavailable",
            "Too many people want this at the same time. Nothing was done. Try again in a few"
                + " seconds.")
        .retryAfter(SOON);
  }

  /** A service broke off while it was working on the request. */
  public static Refusal brokeOff() {
    return new Refusal(
            502,
            "broke-off",
            "Bad Gateway",
            "The service broke off. Look whether the request took effect before sending it again.")
        .retryAfter(SOON);
  }

  /** A service took too long. */
  public static Refusal timedOut() {
    return new Refusal(
            504,
            "timed-out",
            "Gateway Timeout",
            "The service took too long. Look whether the request took effect before sending it"
                + " again.")
        .retryAfter(LATER);
  }

  /** More calls than the limit allows. */
  public static Refusal tooMany(Duration wait) {
    return new Refusal(
            429, "too-many-requests", "Too Many Requests", "Slow down; see the Retry-After header.")
        .retryAfter(wait);
  }

  /** The gateway itself failed. */
  public static Refusal internal() {
    return new Refusal(
        500,
        "internal",
        "Internal Server Error",
        "Something went wrong on our side. Try again; if it stays, tell us the request id.");
  }
}
