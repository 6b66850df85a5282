package io.tenantry.e2e.client;

/** The fleet did something else than it should; the message says what was expected. */
public final class NotAsExpected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was expected and what came. */
  public NotAsExpected(String message) {
    super(message);
  }
}
