package io.tenantry.gateway.limit;

import io.tenantry.gateway.address.Addresses;
import io.tenantry.gateway.address.ClientAddress;
import io.tenantry.gateway.refusal.Refusal;
import io.tenantry.gateway.refusal.Refusals;
import io.tenantry.gateway.tally.Tally;
import io.tenantry.gateway.token.Person;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * Limits the requests that one client has in progress: connections to the services are few, and one
 * client may not take them all. A rate says nothing of that: a thousand requests that hang are a
 * thousand connections. Counted in this gateway alone, since its connections are. An address that
 * is a trusted proxy itself is not counted: it speaks for many.
 */
@Singleton
public class Concurrency {
  private final ClientAddress addresses;
  private final Kind requests;
  private final Kind streams;

  Concurrency(ClientAddress addresses, ConcurrencySettings settings) {
    this.addresses = addresses;
    requests =
        new Kind(
            settings.requestsOfAddress(), settings.requestsOfPerson(), Refusals::tooManyAtOnce);
    streams =
        new Kind(settings.streamsOfAddress(), settings.streamsOfPerson(), Refusals::tooManyStreams);
  }

  /** One request, of which nothing is counted yet. */
  public Occupancy request() {
    return new Occupancy(requests);
  }

  /** One WebSocket, of which nothing is counted yet. */
  public Occupancy stream() {
    return new Occupancy(streams);
  }

  /** A kind of thing counted, its maximum, and the refusal above that. */
  private static final class Kind {
    private final Tally addresses = new Tally();
    private final Tally persons = new Tally();
    private final int mostOfAddress;
    private final int mostOfPerson;
    private final Supplier<Refusal> refusal;

    Kind(int mostOfAddress, int mostOfPerson, Supplier<Refusal> refusal) {
      this.mostOfAddress = mostOfAddress;
      this.mostOfPerson = mostOfPerson;
      this.refusal = refusal;
    }
  }

  /** The places one request or WebSocket takes; used on one event loop. */
  public final class Occupancy {
    private final Kind kind;
    private String address = "";
    private String person = "";
    private boolean left;

    private Occupancy(Kind kind) {
      this.kind = kind;
    }

    /** Takes a place of an address; refuses when it has none left. */
    public void enter(String client) {
      if (!left && !addresses.isTrusted(client)) {
        address = Addresses.subscriber(client);
        require(kind.addresses.add(address) <= kind.mostOfAddress);
      }
    }

    /** Takes a place of a person, too; refuses when they have none left. */
    public void enter(Person caller) {
      if (!left) {
        person = caller.id();
        require(kind.persons.add(person) <= kind.mostOfPerson);
      }
    }

    private void require(boolean place) {
      if (!place) {
        leave();
        throw kind.refusal.get();
      }
    }

    /** Gives the places back; a client that has gone takes none any more. */
    public void leave() {
      if (!left) {
        left = true;
        if (!address.isEmpty()) {
          kind.addresses.remove(address);
        }
        if (!person.isEmpty()) {
          kind.persons.remove(person);
        }
      }
    }
  }
}
