package io.tenantry.simulation.provider;

import java.util.UUID;

/** Money the provider takes, or tries to. */
public final class Intent {
  private final String id;
  private final UUID payment;
  private final long minorUnits;
  private State state = State.PROCESSING;

  private enum State {
    PROCESSING,
    TAKEN,
    REFUSED,
    GIVEN_BACK
  }

  Intent(String id, UUID payment, long minorUnits) {
    this.id = id;
    this.payment = payment;
    this.minorUnits = minorUnits;
  }

  /** The provider's name of it. */
  public String id() {
    return id;
  }

  /** Our payment. */
  public UUID payment() {
    return payment;
  }

  /** In the currency's smallest unit. */
  public long minorUnits() {
    return minorUnits;
  }

  /** True while the provider holds the money. */
  public boolean held() {
    return state == State.TAKEN;
  }

  /** True when the money was refunded. */
  public boolean givenBack() {
    return state == State.GIVEN_BACK;
  }

  Word word() {
    return switch (state) {
      case PROCESSING -> new Word.Open();
      case TAKEN, GIVEN_BACK -> new Word.Paid(id);
      case REFUSED -> new Word.Over();
    };
  }

  void take() {
    state = State.TAKEN;
  }

  void refuse() {
    state = State.REFUSED;
  }

  boolean giveBack() {
    boolean held = held();
    state = held ? State.GIVEN_BACK : state;
    return held;
  }
}
