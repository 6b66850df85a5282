package io.tenantry.gateway.limit;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.tenantry.gateway.route.Limit;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What this gateway has taken out of a bucket and not given out yet: a hundredth of the limit, at
 * most ten calls, at a time, so that of a large limit only some calls ask Redis. What is taken is
 * counted, so a burst gets no more than the limit over however many gateways; what is left when the
 * limit is whole again is forgotten.
 */
final class Share {
  private static final int PARTS = 100;
  private static final int LARGEST = 10;
  private final AsyncBucketProxy bucket;
  private final Limit limit;
  private final long size;
  private long left;
  private long inBucket;
  private long wholeAt = System.nanoTime();
  private boolean asking;

  Share(AsyncBucketProxy bucket, Limit limit) {
    this.bucket = bucket;
    this.limit = limit;
    this.size = Math.clamp(limit.calls() / PARTS, 1, LARGEST);
    this.inBucket = limit.calls();
  }

  /** Takes one call. */
  CompletionStage<Allowance> take() {
    Optional<Allowance> here = takeHere();
    return here.isPresent() ? CompletableFuture.completedFuture(here.get()) : ask(next());
  }

  private synchronized Optional<Allowance> takeHere() {
    long now = System.nanoTime();
    if (left == 0 || now - wholeAt >= 0) {
      left = 0;
      return Optional.empty();
    }
    left--;
    return Optional.of(Allowance.passed(limit, left + inBucket, Duration.ofNanos(wholeAt - now)));
  }

  /** One share is asked for at a time, and single calls beside it and near the end of a limit. */
  private synchronized long next() {
    if (asking || inBucket < size) {
      return 1;
    }
    asking = size > 1;
    return size;
  }

  private CompletionStage<Allowance> ask(long calls) {
    return bucket
        .tryConsumeAndReturnRemaining(calls)
        .whenComplete((probe, failure) -> answered(calls))
        .thenCompose(
            probe ->
                probe.isConsumed() || calls == 1
                    ? CompletableFuture.completedFuture(counted(probe, calls))
                    : ask(1));
  }

  private synchronized void answered(long calls) {
    if (calls > 1) {
      asking = false;
    }
  }

  private synchronized Allowance counted(ConsumptionProbe probe, long calls) {
    inBucket = probe.getRemainingTokens();
    if (!probe.isConsumed()) {
      return takeHere().orElseGet(() -> Allowance.refused(limit, probe));
    }
    left += calls;
    wholeAt = System.nanoTime() + probe.getNanosToWaitForReset();
    return takeHere().orElseThrow();
  }
}
