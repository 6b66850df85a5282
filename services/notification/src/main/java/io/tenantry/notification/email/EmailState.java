package io.tenantry.notification.email;

import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.State;

/** Where an e-mail is. */
enum EmailState implements State<EmailState> {
  QUEUED,
  SENT,
  /** Tried often enough, or its receiver never became known. */
  FAILED;

  private static final Moves<EmailState> MOVES =
      Moves.of("email", EmailState.class)
          .in("email.state")
          .from(QUEUED)
          .to(SENT, FAILED)
          // a slow attempt got through after the last one was given up
          .from(FAILED)
          .to(SENT);

  @Override
  public Moves<EmailState> moves() {
    return MOVES;
  }
}
