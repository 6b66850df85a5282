package io.tenantry.local;

import io.tenantry.local.artifact.Servers;
import io.tenantry.local.build.Modules;
import io.tenantry.local.checkout.Checkout;
import io.tenantry.local.checkout.Folder;
import io.tenantry.local.checkout.Problem;
import io.tenantry.local.checkout.Profile;
import io.tenantry.local.checkout.Secrets;
import io.tenantry.local.checkout.Versions;
import io.tenantry.local.process.Component;
import io.tenantry.local.process.Processes;
import io.tenantry.local.process.Progress;
import io.tenantry.local.process.Supervisor;
import io.tenantry.local.server.Accounts;
import io.tenantry.local.server.Fleet;
import io.tenantry.local.server.Stack;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Commands for the stack of one clone. */
final class LocalStack {
  private final Checkout checkout;
  private final Progress progress = new Progress(System.out);
  private final Processes processes;
  private final Supervisor supervisor;
  private final Servers servers;
  private final Stack stack;
  private final List<Component> fleet;

  LocalStack(Checkout checkout, Profile profile) {
    this.checkout = checkout;
    this.processes = new Processes(checkout);
    this.supervisor = new Supervisor(processes, progress);
    this.servers = new Servers(checkout, Versions.of(checkout));
    this.stack = new Stack(checkout, Secrets.of(checkout), servers, profile);
    this.fleet = new Fleet(stack).components();
  }

  void up() {
    up(fleet, Fleet.modules());
  }

  /** After a Maven run over everything (make test), so that {@code up} need not build it again. */
  void noteBuilt() {
    new Modules(checkout).noteBuilt(Fleet.modules());
  }

  /** The backing servers alone, for someone who runs a service by hand. */
  void servers() {
    up(new Fleet(stack).servers(), Fleet.SERVER_MODULES);
  }

  private void up(List<Component> wanted, List<String> modules) {
    var begin = Instant.now();
    try (var lock = OneAtATime.in(checkout)) {
      DiskSpace.check(checkout.root());
      supervisor.checkPorts(wanted);
      servers.fetch(servers.names(), progress::say);
      new Modules(checkout).build(modules, progress::say);
      supervisor.up(wanted);
      var accounts = new Accounts(stack);
      accounts.write(fleet, processes);
      var time = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
      progress.say("%nEverything is up (%.1f s).".formatted(time));
      accounts.summary().forEach(progress::say);
    }
  }

  void down() {
    try (var lock = OneAtATime.in(checkout)) {
      supervisor.down(fleet);
    }
  }

  void restart(String name) {
    var component = named(name);
    try (var lock = OneAtATime.in(checkout)) {
      if (Fleet.SERVICE_MODULES.contains(module(name))) {
        new Modules(checkout).build(List.of(module(name)), progress::say);
      }
      supervisor.down(List.of(component));
      supervisor.up(List.of(component));
      new Accounts(stack).write(fleet, processes);
    }
  }

  void status() {
    new StatusTable(fleet, processes).print(System.out);
    Fleet.healConnectors()
        .forEach(
            connector -> progress.say("Connector " + connector + " had failed; restarted it."));
  }

  void reindex() {
    new Reindex(checkout, progress).run();
  }

  void reconcile() {
    new Reconcile(checkout, progress).run();
  }

  void logs(String name) {
    var log = processes.log(named(name).name());
    if (Files.notExists(log.path())) {
      throw new Problem(name + " has not run yet: there is no " + log.path() + ".");
    }
    new Follow(log).to(System.out);
  }

  void clean() {
    down();
    Folder.delete(checkout.run());
    progress.say("local/run is gone. The servers stay in local/cache.");
  }

  private static String module(String name) {
    return name.equals("gateway") ? name : "services/" + name;
  }

  private Component named(String name) {
    return fleet.stream()
        .filter(component -> component.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Problem("There is no component '" + name + "'. " + names()));
  }

  private String names() {
    return "There are: " + String.join(", ", fleet.stream().map(Component::name).toList()) + ".";
  }
}
