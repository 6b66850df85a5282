package io.tenantry.gateway.limit;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.tenantry.gateway.route.Limit;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Part of a bucket that this gateway has reserved and not given out yet: a tenth of the limit, at
 * most 25 calls, at a time, so that of a large limit only some calls ask Redis, and the next share
 * before this one is used up, so that few wait for it. Reserved calls are counted, so a burst gets
 * no more than the limit over however many gateways; the remainder is forgotten when the limit is
 * whole again.
 */
final class Share {
  private static final int PARTS = 10;
  private static final int LARGEST = 25;
  private static final int LOW = 5;
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
    if (here.isEmpty()) {
      return ask(next());
    }
    if (runsLow()) {
      var unused = fetch(size, size);
    }
    return CompletableFuture.completedFuture(here.get());
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

  private synchronized boolean runsLow() {
    return left == size / LOW && next() > 1;
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
    return fetch(calls, calls - 1)
        .thenCompose(
            probe ->
                probe.isConsumed() || calls == 1
                    ? CompletableFuture.completedFuture(answer(probe))
                    : ask(1));
  }

  /**
   * @param kept how many of these calls are for later
   */
  private CompletionStage<ConsumptionProbe> fetch(long calls, long kept) {
    return bucket
        .tryConsumeAndReturnRemaining(calls)
        .whenComplete((probe, failure) -> fetched(calls, kept, probe));
  }

  private synchronized void fetched(long calls, long kept, ConsumptionProbe probe) {
    if (calls > 1) {
      asking = false;
    }
    if (probe != null) {
      inBucket = probe.getRemainingTokens();
    }
    if (probe != null && probe.isConsumed()) {
      left += kept;
      wholeAt = System.nanoTime() + probe.getNanosToWaitForReset();
    }
  }

  private synchronized Allowance answer(ConsumptionProbe probe) {
    if (!probe.isConsumed()) {
      return takeHere().orElseGet(() -> Allowance.refused(limit, probe));
    }
    return Allowance.passed(
        limit, left + inBucket, Duration.ofNanos(probe.getNanosToWaitForReset()));
  }
}
