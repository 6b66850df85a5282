package io.tenantry.bench.search;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * People who each ask the next question as soon as theirs is answered.
 *
 * @param ask puts the question of a number; the stage completes with whether it was answered well
 */
record Crowd(IntFunction<CompletionStage<Boolean>> ask) {

  /** Measurements of a crowd; latencies in microseconds. */
  record Seen(double perSecond, Histogram latencies, long failures) {
    double millis(double percentile) {
      return latencies.getValueAtPercentile(percentile) / 1e3;
    }
  }

  Seen ask(int people, Duration length) throws InterruptedException {
    Run run = new Run(System.nanoTime() + length.toNanos());
    long start = System.nanoTime();
    for (int i = 0; i < people; i++) {
      next(run);
    }
    run.done.acquire(people);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Seen(run.latencies.getTotalCount() / seconds, run.latencies, run.failures.get());
  }

  private static final class Run {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private final Histogram latencies = new ConcurrentHistogram(3);
    private final AtomicLong failures = new AtomicLong();
    private final Semaphore done = new Semaphore(0);
    private final long end;

    Run(long end) {
      this.end = end;
    }
  }

  private void next(Run run) {
    long start = System.nanoTime();
    if (start >= run.end) {
      run.done.release();
      return;
    }
    var unused =
        ask.apply(Run.NUMBER.getAndIncrement())
            .whenComplete(
                (well, failure) -> {
                  run.latencies.recordValue((System.nanoTime() - start) / 1000);
                  if (failure != null || !well) {
                    run.failures.incrementAndGet();
                  }
                  next(run);
                });
  }
}
