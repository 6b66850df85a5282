package io.tenantry.local.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsTest {
  @TempDir Path folder;

  @Test
  void a_password_stays_the_same_for_a_checkout() {
    var first = Secrets.of(new Checkout(folder)).password("postgres.auth");

    assertThat(Secrets.of(new Checkout(folder)).password("postgres.auth")).isEqualTo(first);
    assertThat(Secrets.of(new Checkout(folder)).password("postgres.rent")).isNotEqualTo(first);
  }

  @Test
  void only_the_owner_reads_them() throws IOException {
    var secrets = Secrets.of(new Checkout(folder));
    secrets.password("any");

    for (var file : new Path[] {secrets.fieldKeyset(), secretsFile()}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void a_persons_password_satisfies_the_realms_policy() {
    assertThat(Secrets.of(new Checkout(folder)).personsPassword("admin"))
        .hasSizeGreaterThanOrEqualTo(12)
        .matches(".*[a-z].*")
        .matches(".*[A-Z].*")
        .matches(".*[0-9].*")
        .matches(".*[^a-zA-Z0-9].*");
  }

  private Path secretsFile() {
    return new Checkout(folder).secrets().resolve("secrets.properties");
  }
}
