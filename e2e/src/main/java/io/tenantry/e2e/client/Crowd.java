package io.tenantry.e2e.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many who do the same, some at a time. */
public final class Crowd {
  private Crowd() {}

  /**
   * Returns the result of each of so many workers, in the order of their numbers.
   *
   * @param atOnce how many do it at the same time
   */
  public static <T> List<T> of(int many, int atOnce, IntFunction<T> work)
      throws InterruptedException, ExecutionException {
    try (ExecutorService hands = Executors.newFixedThreadPool(atOnce)) {
      List<Future<T>> begun =
          IntStream.range(0, many).mapToObj(i -> hands.submit(() -> work.apply(i))).toList();
      List<T> done = new ArrayList<>(many);
      for (Future<T> one : begun) {
        done.add(one.get());
      }
      return done;
    }
  }
}
