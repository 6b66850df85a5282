package io.tenantry.simulation.world;

import java.util.ArrayList;
import java.util.List;

/** Log of a run, in order. Always as a hash; as text when somebody wants to read it. */
public final class History {
  private final boolean readable;
  private final List<String> lines = new ArrayList<>();
  private long hash = 17;

  History(boolean readable) {
    this.readable = readable;
  }

  void add(long millis, String who, String what) {
    hash = mix(mix(mix(hash, millis), who.hashCode()), what.hashCode());
    if (readable) {
      lines.add("%8.3f s  %-10s %s".formatted(millis / 1000.0, who, what));
    }
  }

  /** The same for two runs in which the same happened at the same times. */
  public long hash() {
    return hash;
  }

  /** A line for each step; empty unless the run is readable. */
  public List<String> lines() {
    return lines;
  }

  private static long mix(long hash, long value) {
    long mixed = (hash ^ value) * 0x9E3779B97F4A7C15L;
    return mixed ^ (mixed >>> 29);
  }
}
