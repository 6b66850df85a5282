package io.tenantry.platform.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeyStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetFileTest {
  @TempDir Path folder;
  private Path file;
  private KeysetFile keyset;

  @BeforeEach
  void fresh() throws IOException {
    file = Files.writeString(folder.resolve("keyset.json"), FieldCipher.newKeyset());
    keyset = new KeysetFile(file);
  }

  @Test
  void a_new_key_reads_before_it_writes_so_that_replicas_can_be_restarted_one_by_one()
      throws IOException, GeneralSecurityException {
    FieldCipher before = cipher();
    keyset.add();
    FieldCipher added = cipher();
    keyset.promote();
    FieldCipher promoted = cipher();

    assertThat(added.mark()).isEqualTo(before.mark());
    assertThat(promoted.mark()).isNotEqualTo(before.mark());
    assertThat(added.decrypt(promoted.encrypt("secret", "row"), "row")).isEqualTo("secret");
    assertThat(promoted.decrypt(before.encrypt("secret", "row"), "row")).isEqualTo("secret");
  }

  @Test
  void what_a_disabled_key_made_does_not_open_until_it_is_enabled_again()
      throws IOException, GeneralSecurityException {
    byte[] old = cipher().encrypt("secret", "row");
    int id = Integer.parseInt(keyset.list().split(" ", 2)[0]);
    keyset.add();
    keyset.promote();
    keyset.set(id, KeyStatus.DISABLED);
    assertThat(keyset.list()).contains(id + " DISABLED");
    assertThatThrownBy(() -> cipher().decrypt(old, "row"))
        .isInstanceOf(IllegalArgumentException.class);
    keyset.set(id, KeyStatus.ENABLED);
    assertThat(cipher().decrypt(old, "row")).isEqualTo("secret");
  }

  @Test
  void the_primary_key_cannot_be_disabled() {
    int id = Integer.parseInt(keyset.list().split(" ", 2)[0]);
    assertThatThrownBy(() -> keyset.set(id, KeyStatus.DISABLED)).hasMessageContaining("primary");
  }

  @Test
  void ciphertexts_begin_with_the_mark_of_their_key_and_the_list_never_shows_a_key()
      throws IOException {
    assertThat(Arrays.copyOf(cipher().encrypt("secret", "row"), 5)).isEqualTo(cipher().mark());
    assertThat(Files.readString(file)).contains("\"value\"");
    assertThat(keyset.list()).matches("-?\\d+ ENABLED primary");
  }

  private FieldCipher cipher() {
    return new FieldCipher(Optional.of(file));
  }
}
