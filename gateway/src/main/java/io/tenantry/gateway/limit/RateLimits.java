package io.tenantry.gateway.limit;

import io.tenantry.gateway.address.Addresses;
import io.tenantry.gateway.redis.Redis;
import io.tenantry.gateway.route.Limit;
import io.tenantry.gateway.route.Route;
import io.tenantry.gateway.token.Person;
import io.vertx.core.Context;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redisson.api.RedissonClient;

/**
 * Limits per route, and over all routes: for a person always, for an address on routes without a
 * limit of their own (decisions.md C-10). Of IPv6 addresses a whole /64 network counts as one.
 * Without Redis everything passes, counted as {@code gateway.uncounted}: a working platform is
 * worth more than exact limits.
 */
@Singleton
public class RateLimits {
  private final Buckets buckets;
  private final Redis redis;
  private final Limit overAllOfPerson;
  private final Limit overAllOfAddress;

  RateLimits(
      Buckets buckets,
      Redis redis,
      @ConfigProperty(name = "tenantry.limit.person") String person,
      @ConfigProperty(name = "tenantry.limit.address") String address) {
    this.buckets = buckets;
    this.redis = redis;
    this.overAllOfPerson = Limit.of(person);
    this.overAllOfAddress = Limit.of(address);
  }

  /** Counts a call. The item is the tightest allowance, empty when nothing could be counted. */
  public Future<Optional<Allowance>> count(
      Route route, Optional<Person> person, String address, Context context) {
    return redis
        .ask(client -> take(client, keys(route, person, address)), context)
        .map(all -> all.flatMap(RateLimits::tightest));
  }

  /** Counts a token that was refused against its sender: guessing is slow. */
  public Future<Optional<Allowance>> countRefused(String address, Context context) {
    return redis.ask(
        client ->
            buckets.take(
                client, "limit:refused:" + Addresses.subscriber(address), overAllOfAddress),
        context);
  }

  /** Counts what is no operation: the documentation, and what is asked for in vain beside it. */
  public Future<Optional<Allowance>> countOther(String address, Context context) {
    return redis.ask(
        client ->
            buckets.take(client, "limit:other:" + Addresses.subscriber(address), overAllOfAddress),
        context);
  }

  private record Key(String name, Limit limit) {}

  private List<Key> keys(Route route, Optional<Person> person, String address) {
    List<Key> keys = new ArrayList<>(2);
    String operation = route.method() + ":" + route.path();
    route.limit().ifPresent(limit -> keys.add(key(operation, limit, person, address)));
    if (person.isPresent()) {
      keys.add(key("all", overAllOfPerson, person, address));
    } else if (keys.isEmpty()) {
      keys.add(key("all", overAllOfAddress, person, address));
    }
    return keys;
  }

  private static Key key(String what, Limit limit, Optional<Person> person, String address) {
    String who =
        person
            .filter(known -> !limit.byAddress())
            .map(Person::id)
            .orElseGet(() -> "address:" + Addresses.subscriber(address));
    return new Key("limit:" + what + ":" + limit.calls() + "/" + limit.time() + ":" + who, limit);
  }

  private CompletionStage<List<Allowance>> take(RedissonClient client, List<Key> keys) {
    var first = take(client, keys.getFirst());
    return keys.size() == 1
        ? first.thenApply(List::of)
        : first.thenCombine(take(client, keys.get(1)), List::of);
  }

  private CompletionStage<Allowance> take(RedissonClient client, Key key) {
    return buckets.take(client, key.name(), key.limit());
  }

  private static Optional<Allowance> tightest(List<Allowance> all) {
    return all.stream()
        .min(
            Comparator.comparing(Allowance::granted)
                .thenComparing(Comparator.comparingLong(Allowance::remaining)));
  }
}
