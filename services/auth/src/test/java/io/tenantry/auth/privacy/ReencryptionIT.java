package io.tenantry.auth.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.encryption.EncryptedColumn;
import io.tenantry.platform.encryption.EncryptedColumns;
import io.tenantry.platform.encryption.FieldCipher;
import io.tenantry.platform.encryption.KeysetFile;
import io.tenantry.platform.jobs.Job;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change of the fields' key, on real rows. */
@QuarkusTest
@TestProfile(ReencryptionIT.KeyChanged.class)
@WithTestResource(ScratchDatabase.class)
@WithTestResource(ReencryptionIT.TwoKeys.class)
class ReencryptionIT {
  private static final String OLD = "tenantry.test.old-keyset";
  private static final EncryptedColumn PAN = EncryptedColumn.of("test_paper", "id", "pan_number");

  public static final class KeyChanged implements QuarkusTestProfile {}

  /** A keyset whose old key made the rows, and whose new key is the primary. */
  public static final class TwoKeys implements QuarkusTestResourceLifecycleManager {
    @Override
    public int order() {
      return 2;
    }

    @Override
    public Map<String, String> start() {
      try {
        Path file = Files.createTempFile("keyset", ".json");
        Files.writeString(file, FieldCipher.newKeyset());
        System.setProperty(OLD, Files.readString(file));
        KeysetFile.main("add", file.toString());
        KeysetFile.main("promote", file.toString());
        return Map.of("tenantry.encryption.keyset-file", file.toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void stop() {}
  }

  /** Declaration of encrypted columns by a feature. */
  @ApplicationScoped
  static class Papers implements EncryptedColumns {
    @Override
    public List<EncryptedColumn> columns() {
      return List.of(PAN);
    }
  }

  @Inject @All List<Job> jobs;
  @Inject FieldCipher cipher;
  @Inject Database database;

  @BeforeEach
  void table() throws SQLException {
    superuser("drop table if exists test_paper");
    superuser("create table test_paper (id uuid primary key, pan_number bytea)");
    superuser("grant select, insert, update on test_paper to public");
  }

  @Test
  void every_row_is_renewed_and_reads_the_same_and_a_second_run_finds_nothing_to_do()
      throws GeneralSecurityException {
    for (int i = 0; i < 450; i++) {
      UUID row = UUID.randomUUID();
      insert(row, old().encrypt(bytes("PAN " + row), bytes(PAN.contextOf(row))));
    }
    UUID fresh = UUID.randomUUID();
    insert(fresh, cipher.encrypt("PAN " + fresh, PAN.contextOf(fresh)));

    assertThat(run()).containsEntry("test_paper.pan_number renewed", 450);
    assertThat(run()).containsEntry("test_paper.pan_number renewed", 0);
    rows()
        .forEach(
            (row, field) -> {
              assertThat(cipher.decrypt(field, PAN.contextOf(row))).isEqualTo("PAN " + row);
              assertThatThrownBy(() -> old().decrypt(field, bytes(PAN.contextOf(row))))
                  .isInstanceOf(GeneralSecurityException.class);
            });
  }

  @Test
  void a_row_that_no_key_opens_is_counted_and_the_others_are_renewed()
      throws GeneralSecurityException {
    UUID good = UUID.randomUUID();
    insert(good, old().encrypt(bytes("x"), bytes(PAN.contextOf(good))));
    insert(UUID.randomUUID(), old().encrypt(bytes("x"), bytes("another row's")));
    assertThat(run())
        .containsEntry("test_paper.pan_number renewed", 1)
        .containsEntry("test_paper.pan_number unreadable", 1);
  }

  private Map<String, Integer> run() {
    return jobs.stream()
        .filter(job -> job.name().equals("reencrypt-fields-auth"))
        .findFirst()
        .orElseThrow()
        .run(LocalDate.EPOCH)
        .await()
        .indefinitely();
  }

  private static Aead old() throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(
            System.getProperty(OLD), RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
        .getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  private void insert(UUID row, byte[] sealed) {
    database
        .asService(tx -> tx.execute("insert into test_paper values ($1, $2)", row, sealed))
        .await()
        .indefinitely();
  }

  private Map<UUID, byte[]> rows() {
    return database
        .asService(
            tx ->
                tx.list(
                    "select * from test_paper",
                    row -> Map.entry(row.getUUID(0), row.getBuffer(1).getBytes())))
        .await()
        .indefinitely()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void superuser(String sql) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
