package io.tenantry.gateway.forward;

import io.tenantry.gateway.tally.Tally;
import jakarta.inject.Singleton;

/** Accounts for the memory of request bodies that are being read, for each client and in total. */
@Singleton
class Memory {
  private static final String ALL = "all";
  private final ForwardSettings settings;
  private final Tally bytes = new Tally();

  Memory(ForwardSettings settings) {
    this.settings = settings;
  }

  Share of(String client) {
    return new Share(client);
  }

  /** Memory that one body uses. */
  final class Share {
    private final String client;
    private int taken;

    private Share(String client) {
      this.client = client;
    }

    /** Returns whether so many bytes more may be kept. */
    boolean take(int amount) {
      taken += amount;
      int ofClient = bytes.add(client, amount);
      int ofAll = bytes.add(ALL, amount);
      return ofClient <= settings.bodiesOfClient() && ofAll <= settings.bodiesOfAll();
    }

    /** Nothing of it is kept any more. */
    void release() {
      if (taken > 0) {
        bytes.remove(client, taken);
        bytes.remove(ALL, taken);
        taken = 0;
      }
    }
  }
}
