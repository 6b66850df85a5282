package io.tenantry.simulation.world;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Chooses the faults of a run, and records those that struck. Each run has some kinds only, with a
 * likelihood of its own: rare faults get room that way.
 */
public final class Faults {
  private static final int MOST_PERCENT = 25;
  private final Chance chance;
  private final Map<Fault, Integer> percent = new EnumMap<>(Fault.class);
  private final Set<Fault> struck = EnumSet.noneOf(Fault.class);
  private boolean over;

  Faults(Chance chance) {
    this.chance = chance;
    for (Fault fault : Fault.values()) {
      if (chance.percent(60)) {
        percent.put(fault, chance.between(1, MOST_PERCENT));
      }
    }
    crashesAreRarer();
  }

  /** Every step may crash, so that much of it would leave no step that works. */
  private void crashesAreRarer() {
    percent.computeIfPresent(Fault.CRASH, (fault, often) -> 1 + often / 8);
    percent.computeIfPresent(Fault.CRASH_BEFORE_COMMIT, (fault, often) -> 1 + often / 3);
    percent.computeIfPresent(Fault.CRASH_AFTER_COMMIT, (fault, often) -> 1 + often / 3);
  }

  /** True when the fault strikes now. */
  public boolean strikes(Fault fault) {
    Integer often = percent.get(fault);
    boolean strikes = !over && often != null && chance.percent(often);
    if (strikes) {
      struck.add(fault);
    }
    return strikes;
  }

  /** It was seen to happen. */
  public void seen(Fault fault) {
    struck.add(fault);
  }

  /** Nothing goes wrong from now on. */
  void end() {
    over = true;
  }

  /** Returns the faults that struck. */
  public Set<Fault> struck() {
    return struck;
  }
}
