package io.tenantry.platform.files;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Photos that wait to be made: a few are worked on, and one of them decoded, at a time. A second
 * request for a photo waits for the same work. The work goes on when nobody waits for it any more;
 * the next request finds it done.
 */
@ApplicationScoped
public class PictureQueue {
  private static final Logger LOG = Logger.getLogger(PictureQueue.class);
  private static final int WORKERS = 2;
  private static final int WAITING = 500;

  /** The gateway waits for an answer for half a minute. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

  private final Map<UUID, Uni<?>> underway = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(
          WORKERS,
          WORKERS,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(WAITING),
          Thread.ofPlatform().name("photo-", 1).daemon().factory());

  PictureQueue() {
    workers.allowCoreThreadTimeOut(true);
  }

  /** Returns the threads for blocking work. */
  public Executor workers() {
    return workers;
  }

  /**
   * Does the work once.
   *
   * @return fails with 503 {@code photos-busy} when it is not done in time
   */
  @SuppressWarnings("unchecked") // one kind of work has an id
  public <T> Uni<T> once(UUID photo, Supplier<Uni<T>> work) {
    return ((Uni<T>) underway.computeIfAbsent(photo, id -> shared(id, work)))
        .ifNoItem()
        .after(LONGEST_WAIT)
        .fail()
        .onFailure(PictureQueue::isBusy)
        .transform(failure -> FileRefusals.busy());
  }

  private <T> Uni<T> shared(UUID photo, Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(work::get)
        .onFailure(OutOfMemoryError.class)
        .invoke(failure -> LOG.errorf(failure, "No memory for photo %s; it can be retried", photo))
        .onTermination()
        .invoke(() -> underway.remove(photo))
        .memoize()
        .indefinitely();
  }

  private static boolean isBusy(Throwable failure) {
    return failure instanceof TimeoutException
        || failure instanceof RejectedExecutionException
        || failure instanceof OutOfMemoryError;
  }

  @PreDestroy
  void close() {
    workers.shutdownNow();
  }
}
