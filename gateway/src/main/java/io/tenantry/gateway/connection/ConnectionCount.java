package io.tenantry.gateway.connection;

import io.tenantry.gateway.address.Addresses;
import io.tenantry.gateway.address.ClientAddress;
import io.tenantry.gateway.tally.Tally;
import jakarta.inject.Singleton;
import java.net.InetAddress;

/** Counts the open connections, of each address and of all. */
@Singleton
class ConnectionCount {
  private static final String ALL = "all";
  private final ClientAddress addresses;
  private final ConnectionSettings settings;
  private final Tally tally = new Tally();

  ConnectionCount(ClientAddress addresses, ConnectionSettings settings) {
    this.addresses = addresses;
    this.settings = settings;
  }

  Entry enter(InetAddress peer) {
    int most =
        addresses.isTrusted(Addresses.text(peer)) ? settings.ofProxy() : settings.ofAddress();
    String subscriber = Addresses.subscriber(peer);
    return new Entry(
        subscriber, tally.add(subscriber), tally.add(ALL), most, settings.ofAll(), tally);
  }

  /** One connection that was counted. */
  record Entry(
      String subscriber, int ofSubscriber, int ofAll, int most, int mostOfAll, Tally tally) {
    /** Returns whether it is to be refused. */
    boolean isTooMany() {
      return ofSubscriber > most || ofAll > mostOfAll;
    }

    /** Returns whether not even a refusal is owed: refused connections wait to hear of it. */
    boolean isFarTooMany() {
      return ofSubscriber > 2 * most || ofAll > mostOfAll + mostOfAll / 10;
    }

    void leave() {
      tally.remove(subscriber);
      tally.remove(ALL);
    }
  }
}
