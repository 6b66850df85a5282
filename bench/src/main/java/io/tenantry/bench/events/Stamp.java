package io.tenantry.bench.events;

import java.nio.ByteBuffer;

/** A moment of this process's monotonic clock as a payload. */
final class Stamp {
  private Stamp() {}

  static byte[] now() {
    return ByteBuffer.allocate(Long.BYTES).putLong(System.nanoTime()).array();
  }

  static long nanosSince(byte[] stamp) {
    return System.nanoTime() - ByteBuffer.wrap(stamp).getLong();
  }
}
