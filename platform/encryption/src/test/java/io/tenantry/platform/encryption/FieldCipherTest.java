package io.tenantry.platform.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FieldCipherTest {
  @TempDir Path folder;
  private FieldCipher cipher;

  @BeforeEach
  void keyset() throws IOException {
    cipher =
        new FieldCipher(
            Optional.of(Files.writeString(folder.resolve("keys"), FieldCipher.newKeyset())));
  }

  @Test
  void a_field_opens_only_in_the_row_it_was_made_for() {
    byte[] secret = cipher.encrypt("ABCDE1234F", "resident/1/pan");

    assertThat(cipher.decrypt(secret, "resident/1/pan")).isEqualTo("ABCDE1234F");
    assertThatThrownBy(() -> cipher.decrypt(secret, "resident/2/pan"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_same_value_never_looks_the_same_twice() {
    assertThat(cipher.encrypt("1234", "a")).isNotEqualTo(cipher.encrypt("1234", "a"));
  }
}
