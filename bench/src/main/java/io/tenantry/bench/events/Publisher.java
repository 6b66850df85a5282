package io.tenantry.bench.events;

/** A way to tell the world. The payload is the time of telling, {@code System.nanoTime}. */
interface Publisher extends AutoCloseable {
  void publish() throws Exception;

  /** Returns the number of events published so far. */
  long sent();

  @Override
  void close() throws Exception;
}
