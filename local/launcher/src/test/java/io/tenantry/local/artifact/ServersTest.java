package io.tenantry.local.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.local.checkout.Checkout;
import io.tenantry.local.checkout.Problem;
import io.tenantry.local.checkout.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a stand-in for Maven: the real one and the real registry are used by {@code make up}. */
final class ServersTest {
  @TempDir Path folder;
  private Checkout checkout;
  private Servers servers;

  @BeforeEach
  void prepare() {
    checkout = new Checkout(folder);
    servers = new Servers(checkout, Versions.of(Checkout.containing(Path.of(""))));
  }

  @Test
  void an_artifact_that_does_not_download_is_a_sentence_and_leaves_nothing() throws IOException {
    maven("echo '[ERROR] Could not find artifact org.gaul:s3proxy'; exit 1");

    assertThatThrownBy(() -> servers.fetch(List.of("s3proxy"), line -> {}))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Fetching the backing servers from the artifact registry failed")
        .hasMessageContaining("Could not find artifact org.gaul:s3proxy");
    assertThat(servers.home("s3proxy")).doesNotExist();
  }

  @Test
  void a_server_that_is_in_the_cache_is_not_fetched_again() throws IOException {
    maven("for a in \"$@\"; do case $a in -Dstaging=*) mkdir -p \"${a#*=}/s3proxy\";; esac; done");
    servers.fetch(List.of("s3proxy"), line -> {});
    assertThat(servers.home("s3proxy")).isDirectory();

    maven("exit 1");

    servers.fetch(List.of("s3proxy"), line -> {});
  }

  private void maven(String script) throws IOException {
    var wrapper = Files.writeString(folder.resolve("mvnw"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwx------"));
  }
}
