package io.tenantry.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.local.checkout.Checkout;
import io.tenantry.local.checkout.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SupervisorTest {
  @TempDir Path folder;
  private Processes processes;
  private Supervisor supervisor;

  @BeforeEach
  void prepare() {
    processes = new Processes(new Checkout(folder));
    supervisor =
        new Supervisor(processes, new Progress(new PrintStream(OutputStream.nullOutputStream())));
  }

  @AfterEach
  void stopAll() {
    Stream.of("a", "b", "c").map(Scripts::lasting).forEach(processes::stop);
  }

  @Test
  void a_component_starts_after_those_it_needs() {
    var order = Collections.synchronizedList(new ArrayList<String>());
    var a = Scripts.lasting("a").needing("b").after(() -> order.add("a"));
    var b = Scripts.lasting("b").needing("c").after(() -> order.add("b"));
    var c = Scripts.lasting("c").after(() -> order.add("c"));

    supervisor.up(List.of(a, b, c));

    assertThat(order).containsExactly("c", "b", "a");
    assertThat(processes.running("a")).isPresent();
  }

  @Test
  void what_a_call_started_is_stopped_again_when_one_component_fails() {
    var good = Scripts.lasting("a");
    var bad = Scripts.script("b", "echo the disk is made of cheese; exit 3").needing("a");

    assertThatThrownBy(() -> supervisor.up(List.of(good, unready(bad))))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("b ended while it was starting")
        .hasMessageContaining("the disk is made of cheese");

    assertThat(processes.running("a")).isEmpty();
    assertThat(processes.known("a")).isEmpty();
    assertThat(processes.known("b")).isEmpty();
  }

  @Test
  void what_ran_before_a_failed_call_goes_on_running() {
    var good = Scripts.lasting("a");
    supervisor.up(List.of(good));

    assertThatThrownBy(() -> supervisor.up(List.of(good, unready(Scripts.script("b", "exit 1")))))
        .isInstanceOf(Problem.class);

    assertThat(processes.running("a")).isPresent();
  }

  @Test
  void a_component_that_never_answers_is_a_failure() {
    var mute = unready(Scripts.lasting("a")).within(Duration.ofMillis(300));

    assertThatThrownBy(() -> supervisor.up(List.of(mute)))
        .hasMessageContaining("a did not become healthy");
    assertThat(processes.running("a")).isEmpty();
  }

  @Test
  void a_second_call_leaves_what_runs_alone() {
    supervisor.up(List.of(Scripts.lasting("a")));
    var pid = processes.running("a").orElseThrow().pid();

    supervisor.up(List.of(Scripts.lasting("a")));

    assertThat(processes.running("a").orElseThrow().pid()).isEqualTo(pid);
  }

  @Test
  void what_was_killed_is_started_again() throws InterruptedException {
    supervisor.up(List.of(Scripts.lasting("a")));
    var killed = processes.running("a").orElseThrow();
    killed.destroyForcibly();
    assertThat(Liveness.endsWithin(killed, Duration.ofSeconds(5))).isTrue();

    supervisor.up(List.of(Scripts.lasting("a")));

    assertThat(processes.running("a").orElseThrow().pid()).isNotEqualTo(killed.pid());
  }

  @Test
  void a_changed_command_means_a_restart() {
    supervisor.up(List.of(Scripts.lasting("a")));
    var pid = processes.running("a").orElseThrow().pid();

    supervisor.up(List.of(Scripts.script("a", "exec sleep 301")));

    assertThat(processes.running("a").orElseThrow().pid()).isNotEqualTo(pid);
  }

  @Test
  void a_taken_port_is_named_with_its_component_and_its_owner() throws IOException {
    try (var taken = new ServerSocket(0)) {
      var needy = Scripts.lasting("a").on(taken.getLocalPort());

      assertThatThrownBy(() -> supervisor.up(List.of(Scripts.lasting("b"), needy)))
          .hasMessageContaining("Port " + taken.getLocalPort() + ", which a needs, is taken")
          .hasMessageContaining(owner());
      assertThat(processes.running("b")).isEmpty();
    }
  }

  @Test
  void down_stops_all_and_forgets_them() {
    var fleet = List.of(Scripts.lasting("a").needing("b"), Scripts.lasting("b"));
    supervisor.up(fleet);

    supervisor.down(fleet);

    assertThat(processes.known("a")).isEmpty();
    assertThat(processes.running("b")).isEmpty();
  }

  private static Component unready(Component component) {
    return new Component(
        component.name(),
        component.needs(),
        component.ports(),
        component.prepare(),
        component.command(),
        () -> false,
        component.provision(),
        component.patience(),
        component.stopSignal());
  }

  /** Only Linux tells us who owns a port. */
  private static String owner() {
    var linux = System.getProperty("os.name").contains("Linux");
    return linux ? "pid " + ProcessHandle.current().pid() : "taken";
  }
}
