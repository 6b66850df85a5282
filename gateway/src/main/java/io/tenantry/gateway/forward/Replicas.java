package io.tenantry.gateway.forward;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The running instances of a service; requests go to them in turn. */
final class Replicas {
  private final List<Replica> all;
  private final AtomicInteger turns = new AtomicInteger();

  Replicas(List<Replica> all) {
    this.all = List.copyOf(all);
  }

  /** A request and the instance it goes to. */
  record Opened(Replica replica, HttpClientRequest request) {}

  int size() {
    return all.size();
  }

  /**
   * A request to one that can be reached. While nothing has been sent the next may be tried, so
   * this is safe for every method.
   *
   * @param last one that has just failed, to be tried only when no other answers
   */
  Future<Opened> open(HttpClient client, RequestOptions options, Optional<Replica> last) {
    return open(client, options, inTurn(last));
  }

  private static Future<Opened> open(
      HttpClient client, RequestOptions options, List<Replica> left) {
    Replica first = left.getFirst();
    Future<Opened> opened = first.open(client, options).map(request -> new Opened(first, request));
    return left.size() == 1
        ? opened
        : opened.recover(
            failure ->
                left.get(1) == first && Failures.isBusy(failure)
                    ? Future.failedFuture(failure)
                    : open(client, options, left.subList(1, left.size())));
  }

  /** All of them, those that work first; a lone one gets two chances. */
  private List<Replica> inTurn(Optional<Replica> last) {
    if (all.size() == 1) {
      return List.of(all.getFirst(), all.getFirst());
    }
    int turn = Math.floorMod(turns.getAndIncrement(), all.size());
    List<Replica> order = new ArrayList<>(all.subList(turn, all.size()));
    order.addAll(all.subList(0, turn));
    order.sort(Comparator.comparingInt(replica -> rank(replica, last)));
    return order;
  }

  /** One whose pause is not over fails at once and is no loss as the last resort. */
  private static int rank(Replica replica, Optional<Replica> last) {
    boolean failedJustNow = last.isPresent() && last.get() == replica;
    return failedJustNow ? 2 : replica.isPaused() ? 1 : 0;
  }
}
