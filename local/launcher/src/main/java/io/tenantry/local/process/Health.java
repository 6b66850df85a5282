package io.tenantry.local.process;

import java.util.Optional;

/**
 * State of a component at this moment.
 *
 * @param kilobytes resident memory
 */
public record Health(Component component, Optional<Long> pid, long kilobytes, boolean healthy) {

  public static Health of(Component component, Processes processes) {
    var process = processes.running(component.name());
    return new Health(
        component,
        process.map(ProcessHandle::pid),
        process.map(Memory::kilobytes).orElse(0L),
        process.isPresent() && component.ready().passes());
  }

  public String state() {
    return pid.isPresent() ? "running" : "down";
  }
}
