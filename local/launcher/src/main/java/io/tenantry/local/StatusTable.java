package io.tenantry.local;

import io.tenantry.local.process.Component;
import io.tenantry.local.process.Health;
import io.tenantry.local.process.Processes;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Table of all components: state, address, size, health. */
record StatusTable(List<Component> fleet, Processes processes) {
  private static final String ROW = "%-18s %-8s %8s %6s %8s  %s%n";

  void print(PrintStream out) {
    var all = fleet.parallelStream().map(c -> Health.of(c, processes)).toList();
    out.printf(Locale.ROOT, ROW, "NAME", "STATE", "PID", "PORT", "RSS MB", "HEALTH");
    all.forEach(health -> print(out, health));
    long total = all.stream().mapToLong(Health::kilobytes).sum();
    out.printf(Locale.ROOT, "total RSS %d MB%n", megabytes(total));
  }

  private static void print(PrintStream out, Health health) {
    var ports = health.component().ports();
    out.printf(
        Locale.ROOT,
        ROW,
        health.component().name(),
        health.state(),
        health.pid().map(Object::toString).orElse("-"),
        ports.isEmpty() ? "-" : ports.getFirst(),
        health.pid().isPresent() ? megabytes(health.kilobytes()) : "-",
        health.healthy() ? "healthy" : health.pid().isPresent() ? "unhealthy" : "-");
  }

  private static long megabytes(long kilobytes) {
    return (kilobytes + 512) / 1024;
  }
}
