package io.tenantry.gateway.limit;

import io.tenantry.gateway.address.Addresses;
import io.tenantry.gateway.address.ClientAddress;
import io.tenantry.gateway.refusal.Refusal;
import io.tenantry.gateway.refusal.Refusals;
import io.tenantry.gateway.token.Person;
import jakarta.inject.Singleton;

/**
 * What clients have going on at the same time: connections to the services are few, and one client
 * may not take them all. A rate says nothing of that: a thousand requests that hang are a thousand
 * connections. Counted in this gateway alone, since its connections are. An address that is a
 * trusted proxy itself is not counted: it speaks for many.
 */
@Singleton
public class Concurrency {
  private final ClientAddress addresses;
  private final ConcurrencySettings settings;
  private final Tally requestsOfAddresses = new Tally();
  private final Tally requestsOfPersons = new Tally();
  private final Tally streamsOfAddresses = new Tally();
  private final Tally streamsOfPersons = new Tally();

  Concurrency(ClientAddress addresses, ConcurrencySettings settings) {
    this.addresses = addresses;
    this.settings = settings;
  }

  /** One request, of which nothing is counted yet. */
  public Occupancy request() {
    return new Occupancy(
        new Place(requestsOfAddresses, settings.requestsOfAddress(), Refusals.tooManyAtOnce()),
        new Place(requestsOfPersons, settings.requestsOfPerson(), Refusals.tooManyAtOnce()));
  }

  /** One WebSocket, of which nothing is counted yet. */
  public Occupancy stream() {
    return new Occupancy(
        new Place(streamsOfAddresses, settings.streamsOfAddress(), Refusals.tooManyStreams()),
        new Place(streamsOfPersons, settings.streamsOfPerson(), Refusals.tooManyStreams()));
  }

  private static final class Place {
    private final Tally tally;
    private final int most;
    private final Refusal refusal;
    private String key = "";

    Place(Tally tally, int most, Refusal refusal) {
      this.tally = tally;
      this.most = most;
      this.refusal = refusal;
    }

    void take(String whose) {
      key = whose;
      if (tally.add(whose) > most) {
        leave();
        throw refusal;
      }
    }

    void leave() {
      if (!key.isEmpty()) {
        tally.remove(key);
        key = "";
      }
    }
  }

  /** The places one request or WebSocket takes; used on one event loop. */
  public final class Occupancy {
    private final Place ofAddress;
    private final Place ofPerson;
    private boolean left;

    private Occupancy(Place ofAddress, Place ofPerson) {
      this.ofAddress = ofAddress;
      this.ofPerson = ofPerson;
    }

    /** Takes a place of an address; refuses when it has none left. */
    public void enter(String address) {
      if (!left && !addresses.isTrusted(address)) {
        ofAddress.take(Addresses.subscriber(address));
      }
    }

    /** Takes a place of a person, too; refuses when they have none left. */
    public void enter(Person person) {
      if (!left) {
        ofPerson.take(person.id());
      }
    }

    /** Gives the places back; a client that has gone takes none any more. */
    public void leave() {
      left = true;
      ofAddress.leave();
      ofPerson.leave();
    }
  }
}
